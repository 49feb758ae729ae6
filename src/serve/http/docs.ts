import escapeHtml from 'escape-html';
import { version } from '../../../package.json';
import type { HttpLimits } from './limits.js';
import { limitsText, schemas } from './openapi.js';
import type { Bodies, Route } from './route.js';

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
  'code,pre{font:14px/1.4 ui-monospace,monospace}pre{overflow:auto;background:#f4f4f4;padding:1rem}' +
  'table{border-collapse:collapse}td{border-top:1px solid #ddd;padding:.3rem 1rem .3rem 0;vertical-align:top}' +
  '@media(prefers-color-scheme:dark){body{background:#111;color:#eee}pre{background:#222}a{color:#9cf}}';

/** The contract as a page that needs neither a script nor a network. */
export function docsPage(routes: readonly Route[], limits: HttpLimits): string {
  const { $defs } = schemas() as { readonly $defs: Readonly<Record<string, unknown>> };
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>onetweak: the service</title><style>${STYLE}</style></head><body>
<h1>onetweak ${escapeHtml(version)}</h1>
<p>Tells whether a molecule is named by a drug list, covered by a class-wide rule, or one tweak away from them, and where. Classification only: <code>none</code> says that these rules found nothing on that day, and no more.</p>
<p>${escapeHtml(limitsText(limits))} For programs: <a href="/openapi.json">openapi.json</a>, <a href="/schema">schema</a>.</p>
${routes.map(section).join('\n')}
<h2>Schemas</h2>
${Object.entries($defs)
  .map(
    ([name, schema]) =>
      `<details id="${name}"><summary><code>${name}</code></summary><pre>${escapeHtml(JSON.stringify(schema, null, 2))}</pre></details>`,
  )
  .join('\n')}
</body></html>
`;
}

function section({ method, path, summary, about, parameters, body, answer }: Route): string {
  const rows = Object.entries(parameters).map(
    ([name, means]) => `<tr><td><code>${escapeHtml(name)}</code></td><td>${escapeHtml(means)}</td></tr>`,
  );
  return `<h2><code>${method} ${escapeHtml(path)}</code></h2>
<p>${escapeHtml(summary)} ${escapeHtml(about)}</p>
${rows.length === 0 ? '' : `<table>${rows.join('')}</table>`}
${body === undefined ? '' : `<p>In: ${bodies(body)}.</p>`}
<p>Out: ${bodies(answer)}.</p>`;
}

/** Media types, each with the schemas that it holds. */
function bodies(all: Bodies): string {
  return Object.entries(all)
    .map(([type, schema]) => {
      const text = JSON.stringify(schema);
      const names = typeof schema === 'string' ? [schema] : text.match(/(?<=schemas\/)\w+/g);
      const links = [...new Set(names ?? [])].map((name) => `<a href="#${name}">${name}</a>`);
      return `<code>${escapeHtml(type)}</code>${links.length === 0 ? '' : ` (${links.join(', ')})`}`;
    })
    .join(', ');
}
