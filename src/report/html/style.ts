/** The report's style sheet. It needs no network and no script; verdicts are told by words and patterns, then colour. */
export const STYLE = `
:root{color-scheme:light;--ink:#1a1d21;--soft:#5b626b;--line:#dde1e6;--rule:#aab0b8;--paper:#fff;--ground:#f5f6f8;--listed:#a3232b;--class:#7a3a8c;--analogue:#8f5400;--unreadable:#1f6175;--none:#b6bcc4}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:1120px;margin:0 auto;padding:28px 24px 64px}
h1{font-size:24px;line-height:1.2;margin:0 0 4px}h2{font-size:17px;margin:36px 0 10px;scroll-margin-top:92px}h3{font-size:15px;margin:0;overflow-wrap:anywhere}h4{font-size:11px;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin:16px 0 6px;font-weight:600}
p{margin:4px 0}a{color:inherit}
code,.mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:12px;overflow-wrap:anywhere}
.sub,.soft{color:var(--soft)}.sub{overflow-wrap:anywhere}.sub b{color:var(--ink)}
.codes{color:var(--soft);font-size:11px;letter-spacing:.04em;word-spacing:.12em}
.warning{background:#fff4d6;border:1px solid #c58b00;border-left-width:6px;border-radius:6px;padding:10px 14px;margin:14px 0}
.box{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:16px 20px}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:3px 18px;margin:0;font-size:13px}.facts dt{color:var(--soft)}.facts dd{margin:0;overflow-wrap:anywhere}
.tiles{display:grid;grid-template-columns:repeat(5,1fr);gap:10px;margin:18px 0 14px}
.tile{background:var(--paper);border:1px solid var(--line);border-top:4px solid var(--v);border-radius:8px;padding:10px 14px 12px}
.tile b{display:block;font-size:26px;line-height:1.2;font-variant-numeric:tabular-nums}.tile span{font-weight:600}.tile .soft{font-weight:400}.tile p{font-size:12px;line-height:1.4;color:var(--soft);margin-top:4px}
.bar{display:flex;height:24px;border:1px solid #8a9099;border-radius:5px;overflow:hidden;background:#fff}
.bar i{display:block;min-width:3px;border-right:1px solid #fff}.bar i:last-child{border-right:0}
.scale{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:12px;margin-top:6px;color:var(--soft)}.scale i{display:inline-block;width:22px;height:12px;border:1px solid #8a9099;vertical-align:-1px;margin-right:6px}
.v-listed{--v:var(--listed)}.v-class{--v:var(--class)}.v-analogue{--v:var(--analogue)}.v-unreadable{--v:var(--unreadable)}.v-none{--v:var(--none)}
.f-listed{background:var(--listed)}
.f-class{background:repeating-linear-gradient(45deg,var(--class) 0 4px,#e6d3ec 4px 7px)}
.f-analogue{background:repeating-linear-gradient(90deg,var(--analogue) 0 3px,#ffe6bf 3px 7px)}
.f-none{background:#fff}
.f-unreadable{background:radial-gradient(var(--unreadable) 1.3px,#e2f1f6 1.5px) 0 0/6px 6px}
.filters{position:sticky;top:0;z-index:2;background:var(--ground);padding:10px 0 8px;border-bottom:1px solid var(--line);margin-top:28px;display:flex;flex-direction:column;gap:6px}
.filters fieldset{display:flex;flex-wrap:wrap;gap:5px 8px;align-items:center;border:0;margin:0;padding:0;min-width:0}
.filters legend{float:left;color:var(--soft);font-size:12px;width:82px;padding:0}
.filters label{display:inline-flex;gap:6px;align-items:center;background:var(--paper);border:1px solid var(--line);border-radius:99px;padding:2px 12px 2px 9px;font-size:13px;cursor:pointer}
.filters input{margin:0}.filters label:has(:checked){border-color:var(--rule)}.filters label:has(input[type=checkbox]:not(:checked)){color:var(--soft);text-decoration:line-through}
.filters label:focus-within{outline:2px solid #2563eb;outline-offset:1px}
.cut{display:none;color:var(--soft);font-size:13px;margin-top:8px}
.badge{display:inline-block;border:1.5px solid var(--v);border-radius:4px;padding:0 7px;font-size:11px;font-weight:700;letter-spacing:.04em;line-height:19px;white-space:nowrap}
.badge.v-listed{background:var(--listed);color:#fff}.badge.v-class{color:var(--class);background:#fff}.badge.v-analogue{color:var(--analogue);background:#fff;border-style:dashed}.badge.exempt{border-color:var(--ink);background:repeating-linear-gradient(45deg,#fff 0 4px,#eceef1 4px 6px)}
.chips{display:flex;flex-wrap:wrap;gap:4px 8px;margin:8px 0 0}.chip{border:1px solid var(--line);border-left:4px solid var(--v);border-radius:4px;padding:0 8px;font-size:12px;line-height:20px;background:#fff}.chip i{font-style:normal;color:var(--soft)}.chip b{letter-spacing:.03em}
table{border-collapse:collapse;width:100%;font-size:13px}th{text-align:left;font-weight:600;color:var(--soft);font-size:12px;border-bottom:1px solid var(--rule);padding:3px 14px 4px 0;vertical-align:bottom}td{border-bottom:1px solid var(--line);padding:5px 14px 5px 0;vertical-align:top;overflow-wrap:anywhere}tr:last-child td{border-bottom:0}td:last-child,th:last-child{padding-right:0}
td.num,th.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.said{color:var(--v);font-size:11px;font-weight:700;letter-spacing:.04em;line-height:19px}.index td:nth-last-child(2),.short{white-space:nowrap}.day{white-space:nowrap;font-variant-numeric:tabular-nums}
.findings td:nth-child(1){width:13%}.findings td:nth-child(2){width:37%}.findings td:nth-child(4){width:15%;font-variant-numeric:tabular-nums}.findings .soft{font-size:12px}
.mark{font-style:normal;font-size:11px;border:1px dashed var(--rule);border-radius:3px;padding:0 4px;white-space:nowrap}
.card{background:var(--paper);border:1px solid var(--line);border-left:6px solid var(--v);border-radius:8px;padding:14px 20px 16px;margin:14px 0;scroll-margin-top:88px}
.many .card{content-visibility:auto;contain-intrinsic-size:auto 1300px}
.part{content-visibility:auto;contain-intrinsic-size:auto 7500px}.long{table-layout:fixed;width:100%}.long td{overflow-wrap:anywhere}.long .short,.long td:nth-last-child(2){white-space:normal}
.card.v-analogue{border-left-style:dashed}.card.v-class{border-left-style:double}
.card header{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline}.where{margin-left:auto;font-size:12px;color:var(--soft)}.where a{text-decoration:none;padding:0 4px}
.says{font-size:14.5px;margin:8px 0 0}.smiles{color:var(--soft)}
.pair{display:flex;flex-wrap:wrap;gap:14px;margin:12px 0 6px}
figure{margin:0;flex:1 1 300px;border:1px solid var(--line);border-radius:6px;padding:8px 10px 10px;text-align:center;background:#fff;min-width:0}
figure svg{display:block;max-width:100%;height:auto;margin:4px auto 0;font-family:Helvetica,Arial,sans-serif}
figcaption{font-size:12px;color:var(--soft)}figcaption b{color:var(--ink);font-size:13px}
ul{margin:4px 0;padding-left:18px}li{margin:2px 0;overflow-wrap:anywhere}li .soft{font-size:12px}
.time{list-style:none;padding:0 0 0 14px;margin:6px 0 6px 4px;border-left:2px solid var(--none);font-size:13px}.time li{position:relative;display:grid;grid-template-columns:100px minmax(0,1fr);gap:0 4px}.time li:before{content:"";position:absolute;left:-19px;top:6px;width:8px;height:8px;border-radius:50%;background:#fff;border:2px solid #6b7280;box-sizing:border-box}.time li.now:before{background:var(--ink);border-color:var(--ink);border-radius:0}.time time{font-variant-numeric:tabular-nums;white-space:nowrap}
.cols{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 28px}.cols>div:empty{display:none}
details{margin-top:12px;font-size:13px}summary{cursor:pointer;font-weight:600}
details dl{margin:0}details dt{margin:6px 0 2px}details dd{display:list-item;margin:2px 0 2px 18px;overflow-wrap:anywhere}
.note{border-left:3px solid var(--rule);padding-left:10px;color:var(--soft);font-size:13px;margin-top:10px}
.legend{font-size:13px}
pre{margin:2px 0;white-space:pre-wrap;overflow-wrap:anywhere}.caret{white-space:pre;overflow-x:auto}
footer{margin-top:40px;color:var(--soft);font-size:12px;border-top:1px solid var(--line);padding-top:12px}
@media screen and (max-width:760px){main{padding:20px 14px 48px}.tiles{grid-template-columns:repeat(2,minmax(0,1fr))}.cols{grid-template-columns:minmax(0,1fr)}.filters{position:static}.card,h2{scroll-margin-top:12px}.card{padding:12px 14px}.box{padding:12px 14px}.facts{grid-template-columns:minmax(0,1fr)}.facts dd{margin-bottom:5px}
thead{display:none}table,tbody{display:block}tr{display:block;border-bottom:1px solid var(--line);padding:6px 0}tr:last-child{border-bottom:0}td,td.num,.findings td:nth-child(n){display:block;width:auto;border:0;padding:1px 0;text-align:left}.index tr{display:flex;flex-wrap:wrap;gap:0 10px}.index td:last-child{flex:1 0 100%}.num:before{content:"line "}.unread tr{display:block}}
@media print{.part,.many .card{content-visibility:visible}@page{margin:13mm 12mm}body{background:#fff;font-size:9pt;line-height:1.4}main{max-width:none;padding:0}.filters,.where a{display:none}h1{font-size:16pt}h2{font-size:12pt;break-after:avoid;margin-top:18px}h3{font-size:11pt}h4{margin-top:9px}.says{font-size:10pt}table,.time,details,.facts,.note,.legend{font-size:8.5pt}.said{font-size:7.5pt;line-height:1.6}td{padding-top:3px;padding-bottom:3px}.tiles{gap:6px;margin:12px 0}.tile{padding:6px 10px 8px}.tile b{font-size:16pt}.tile p{font-size:8pt}.box,.card{padding:8px 12px;border-radius:0}.card{margin:12px 0;border-right:0;border-bottom:0}tr,figure,.tile,li,details dd,.top{break-inside:avoid}.top{display:inline-block;width:100%}.time li{grid-template-columns:84px minmax(0,1fr)}.pair{display:block}.pair figure{display:inline-block;vertical-align:top;width:calc(50% - 4px);margin-right:4px}.legend,h4,summary,details dt{break-after:avoid}figure{padding:4px}figure svg{width:calc(var(--w)*.22mm)}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}details::details-content{content-visibility:visible;display:block;height:auto}a{text-decoration:none}}
`.trim();
