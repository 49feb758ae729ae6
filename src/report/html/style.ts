/** The report's style sheet. It needs no network and no script; verdicts are told by words and patterns, then colour. */
export const STYLE = `
:root{--ink:#1a1d21;--soft:#5b626b;--line:#d9dde2;--paper:#fff;--ground:#f4f5f7;--listed:#a3232b;--class:#7a3a8c;--analogue:#9a5b00;--unreadable:#1f6175;--none:#6b7280}
*{box-sizing:border-box}
html{scroll-behavior:smooth}
body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:1120px;margin:0 auto;padding:28px 24px 64px}
h1{font-size:24px;line-height:1.2;margin:0 0 4px}h2{font-size:17px;margin:36px 0 10px}h3{font-size:15px;margin:0}h4{font-size:11px;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin:16px 0 6px;font-weight:600}
p{margin:4px 0}a{color:inherit}
code,.mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:12px;overflow-wrap:anywhere}
.sub,.soft{color:var(--soft)}
.box{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:18px 20px}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:3px 18px;margin:0;font-size:13px}.facts dt{color:var(--soft)}.facts dd{margin:0;overflow-wrap:anywhere}
.tiles{display:grid;grid-template-columns:repeat(5,1fr);gap:10px;margin:18px 0 14px}
.tile{background:var(--paper);border:1px solid var(--line);border-top:4px solid var(--v);border-radius:8px;padding:10px 14px 12px}
.tile b{display:block;font-size:26px;line-height:1.2;font-variant-numeric:tabular-nums}.tile span{font-weight:600}.tile p{font-size:12px;line-height:1.4;color:var(--soft);margin-top:4px}
.bar{display:flex;height:26px;border:1px solid #8a9099;border-radius:5px;overflow:hidden;background:#fff}
.bar i{display:block;min-width:3px;border-right:1px solid #fff}.bar i:last-child{border-right:0}
.scale{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:12px;margin-top:6px;color:var(--soft)}.scale i{display:inline-block;width:22px;height:12px;border:1px solid #8a9099;vertical-align:-1px;margin-right:6px}
.v-listed{--v:var(--listed)}.v-class{--v:var(--class)}.v-analogue{--v:var(--analogue)}.v-unreadable{--v:var(--unreadable)}.v-none{--v:#b6bcc4}
.f-listed{background:var(--listed)}
.f-class{background:repeating-linear-gradient(45deg,var(--class) 0 4px,#e6d3ec 4px 7px)}
.f-analogue{background:repeating-linear-gradient(90deg,var(--analogue) 0 3px,#ffe6bf 3px 7px)}
.f-none{background:#fff}
.f-unreadable{background:radial-gradient(var(--unreadable) 1.3px,#e2f1f6 1.5px) 0 0/6px 6px}
.filters{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:8px 10px;align-items:center;background:var(--ground);padding:10px 0;border-bottom:1px solid var(--line);margin-top:28px}
.filters label{display:inline-flex;gap:7px;align-items:center;background:var(--paper);border:1px solid var(--line);border-radius:99px;padding:4px 13px 4px 10px;cursor:pointer}
.filters label:focus-within{outline:2px solid #2563eb;outline-offset:1px}
.badge{display:inline-block;border:1.5px solid var(--v);border-radius:4px;padding:0 7px;font-size:12px;font-weight:700;letter-spacing:.03em;line-height:20px;white-space:nowrap}
.badge.v-listed{background:var(--listed);color:#fff}.badge.v-class{color:var(--class);background:#fff}.badge.v-analogue{color:var(--analogue);background:#fff;border-style:dashed}.badge.v-unreadable{color:var(--unreadable);background:#fff;border-style:dotted}
table{border-collapse:collapse;width:100%;font-size:13px}th{text-align:left;font-weight:600;color:var(--soft);font-size:12px;border-bottom:1px solid #aab0b8;padding:4px 10px 4px 0;vertical-align:bottom}td{border-bottom:1px solid var(--line);padding:5px 10px 5px 0;vertical-align:top;overflow-wrap:anywhere}tr:last-child td{border-bottom:0}
td.num,th.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;padding-right:16px}
.index .badge,.day{white-space:nowrap}.index a{white-space:nowrap}
.card{background:var(--paper);border:1px solid var(--line);border-left:6px solid var(--v);border-radius:8px;padding:16px 20px 18px;margin:14px 0;scroll-margin-top:64px;content-visibility:auto;contain-intrinsic-size:auto 620px}
.card.v-analogue{border-left-style:dashed}.card.v-class{border-left-style:double}
.card>header{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline}.card>header .sub{margin-left:auto;font-size:12px}
.says{font-size:14.5px;margin:8px 0 0}
.pair{display:flex;flex-wrap:wrap;gap:14px;margin:14px 0 2px}
figure{margin:0;flex:1 1 320px;border:1px solid var(--line);border-radius:6px;padding:8px 10px 10px;text-align:center;background:#fff;min-width:0}
figure svg{display:block;max-width:100%;height:auto;margin:4px auto 0;font-family:Helvetica,Arial,sans-serif}
figcaption{font-size:12px;color:var(--soft)}figcaption b{color:var(--ink);font-size:13px}
ul{margin:4px 0;padding-left:18px}li{margin:2px 0}
.time{list-style:none;padding:0 0 0 14px;margin:6px 0;border-left:2px solid #b6bcc4;font-size:13px}.time li{position:relative}.time li:before{content:"";position:absolute;left:-19px;top:7px;width:8px;height:8px;border-radius:50%;background:#fff;border:2px solid #6b7280}.time li.now:before{background:#1a1d21;border-color:#1a1d21;border-radius:0}.time time{display:inline-block;min-width:88px;font-variant-numeric:tabular-nums}
.cols{display:grid;grid-template-columns:3fr 2fr;gap:0 28px}
details{margin-top:12px;font-size:13px}summary{cursor:pointer;font-weight:600}
details p{margin:6px 0 2px}
.note{border-left:3px solid #aab0b8;padding-left:10px;color:var(--soft);font-size:13px;margin-top:10px}
pre{margin:2px 0;white-space:pre-wrap;overflow-wrap:anywhere}
footer{margin-top:40px;color:var(--soft);font-size:12px;border-top:1px solid var(--line);padding-top:12px}
body:has(#show-listed:not(:checked)) .r-listed,body:has(#show-class:not(:checked)) .r-class,body:has(#show-analogue:not(:checked)) .r-analogue,body:has(#show-unreadable:not(:checked)) .r-unreadable,body:has(#show-arguable:not(:checked)) .r-arguable{display:none}
@media(max-width:760px){.tiles{grid-template-columns:repeat(2,1fr)}.cols{grid-template-columns:1fr}}
@media print{@page{margin:14mm}body{background:#fff;font-size:10.5pt}main{max-width:none;padding:0}.filters{display:none}.card{content-visibility:visible;break-inside:avoid-page}.box,.tile,.card,figure{box-shadow:none}h2{break-after:avoid}tr,figure,.tile{break-inside:avoid}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}details::details-content{content-visibility:visible;display:block;height:auto}a{text-decoration:none}}
`.trim();
