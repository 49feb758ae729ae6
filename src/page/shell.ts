import { EXAMPLES, type Words } from './words.js';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

/**
 * What stands in the file before the script runs: everything in its place, so that the first paint is the page and nothing
 * moves when the library is there.
 */
export function shell(words: Words): string {
  const w = (text: string) => escaped(text);
  const box = (id: string, heading: string, inside = '') =>
    `<section id="${id}" hidden aria-labelledby="${id}-head"><h3 id="${id}-head">${w(heading)}</h3><div id="${id}-body">${inside}</div></section>`;
  return `<a class="skip" href="#result">${w(words.skip)}</a>
<header class="top"><div class="brand"><h1>onetweak</h1><p>${w(words.lead)}</p></div>
<div class="facts"><p id="register" class="soft">${w(words.loading)}</p><p class="stays" title="${w(words.staysWhy)}"><span aria-hidden="true">■</span> ${w(words.stays)}</p></div></header>
<section class="settings" aria-label="${w(words.settings)}">
<fieldset id="places"><legend>${w(words.jurisdictions)}</legend><div id="usual" class="pills"></div><details id="further"><summary></summary><div id="others" class="pills"></div></details><span class="links"><button type="button" id="take-usual" class="link">${w(words.usual)}</button> <button type="button" id="take-all" class="link">${w(words.all)}</button></span></fieldset>
<div class="row"><div class="day"><label for="day">${w(words.day)}</label><input type="date" id="day" min="1900-01-01" max="2999-12-31"><button type="button" id="today">${w(words.today)}</button></div>
<div class="rules"><span class="label">${w(words.ownRules)}</span> <span id="packs" class="soft">${w(words.noRules)}</span> <button type="button" id="add-rules">${w(words.addRules)}</button><input type="file" id="rules-file" accept=".json,application/json" hidden></div></div>
</section>
<noscript><p class="warning">${w(words.noScript)}</p></noscript>
<div id="warning" class="warning" role="alert" hidden></div>
<main>
<div class="left"><section class="ask" aria-label="${w(words.molecule)}">
<div class="head"><label for="text">${w(words.inputLabel)}</label><span class="end"><span id="read-as" class="soft"></span> <button type="button" id="clear" class="link">${w(words.clear)}</button></span></div>
<textarea id="text" rows="2" spellcheck="false" autocomplete="off" autocapitalize="off" placeholder="${w(words.inputHint)}" aria-describedby="caret"></textarea>
<div id="caret" role="status"></div>
<div class="examples"><span class="soft">${w(words.examples)}</span> ${EXAMPLES.map(({ name, text }) => `<button type="button" class="link" data-text="${w(text)}">${w(name)}</button>`).join(' ')}</div>
</section>
<div class="tabs" role="tablist" aria-label="${w(words.ways)}"><button type="button" role="tab" id="tab-draw" aria-selected="true" aria-controls="draw">${w(words.draw)}</button><button type="button" role="tab" id="tab-list" aria-selected="false" aria-controls="list" tabindex="-1">${w(words.list)} <span id="list-count"></span></button></div>
<section id="draw" role="tabpanel" aria-labelledby="tab-draw"><div id="editor" role="group" aria-label="${w(words.canvas)}"><p class="soft">${w(words.editorLoading)}</p></div><p id="cannot-draw" class="soft" hidden>${w(words.cannotDraw)}</p></section>
<section id="list" role="tabpanel" aria-labelledby="tab-list" hidden></section>
<button type="button" id="drop" class="drop"><b>${w(words.drop)}</b><span class="soft">${w(words.dropMore)}</span></button><input type="file" id="file" hidden aria-label="${w(words.choose)}">
</div>
<article id="result" class="right" tabindex="-1" aria-label="${w(words.result)}">
<p id="live" class="hidden" aria-live="polite"></p>
<div id="empty" class="empty"><p>${w(words.empty)}</p><p class="soft">${w(words.emptyMore)}</p></div>
<div id="card" class="card" hidden>
<div id="verdict"></div><div id="places-say"></div>
${box('history', words.history)}
${box('picture', words.picture)}
${box('tweak', words.tweak)}
${box('findings', words.findings)}
${box('why', words.why)}
${box('odd', words.issues)}
${box('missing', words.missing)}
<footer class="actions"><button type="button" id="print">${w(words.print)}</button> <button type="button" id="address">${w(words.copyAddress)}</button> <span id="address-says" class="soft" role="status"></span></footer>
</div></article>
</main>
<div id="dropping" hidden><p>${w(words.dropAnywhere)}</p></div>`;
}
