import { BRAND, PAPER, SEVERITY_COLORS } from "../content/palette.ts";

const severities = Object.entries(SEVERITY_COLORS);

/** The style sheet of the page: light, dark, and print. */
export const STYLE = `
:root{color-scheme:light dark;--ink:${PAPER.ink};--muted:${PAPER.muted};--rule:${PAPER.rule};--wash:${PAPER.wash};
--paper:${PAPER.white};--link:${PAPER.link};--mark:${PAPER.mark};--mark-ink:${PAPER.ink};--honey:${BRAND.honey}}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e6e9f0;--muted:#a9b2c3;--rule:#343d50;--wash:#1c2433;
--paper:#121825;--link:#8cbcf5;--mark:#5c4500;--mark-ink:#fff3d1}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
a{color:var(--link)}a:focus-visible{outline:3px solid var(--honey);outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:#fff;color:#000;padding:8px 14px;z-index:1}
header.cover{background:${BRAND.night};color:#fff;border-bottom:4px solid ${BRAND.honey};padding:40px 0}header.cover .wrap{padding:0 24px}
header.cover a{color:#fff}header.cover h1{font-size:2rem;line-height:1.2;margin:6px 0 10px;overflow-wrap:anywhere}
.kicker{color:${BRAND.honey};font-weight:600;letter-spacing:.06em;text-transform:uppercase;font-size:.85rem;margin:0}
.target{margin:0;overflow-wrap:anywhere}
.wrap{max-width:960px;margin:0 auto}main,footer{padding:0 24px 40px}
h2{font-size:1.5rem;margin:48px 0 12px;border-bottom:2px solid var(--rule);padding-bottom:6px}
h3{font-size:1.2rem;margin:28px 0 8px;overflow-wrap:anywhere}h4{font-size:1rem;margin:20px 0 4px}
nav ol{padding-left:1.3em}
table{border-collapse:collapse;width:100%;margin:12px 0;font-size:.92rem}
caption{text-align:left;font-weight:600;padding:4px 0}
th,td{text-align:left;vertical-align:top;padding:7px 10px;border-bottom:1px solid var(--rule);overflow-wrap:break-word}
thead th{background:var(--wash);color:var(--muted);white-space:nowrap}
tbody th{font-weight:600;overflow-wrap:anywhere}.facts td{overflow-wrap:anywhere}
.where{display:block;font-weight:400;color:var(--muted);font-size:.85rem;overflow-wrap:anywhere}.number{text-align:right;font-variant-numeric:tabular-nums}
.facts th{width:9.5em;color:var(--muted);overflow-wrap:normal}
.scroll{overflow-x:auto}
.badge{display:inline-block;border-radius:3px;padding:1px 9px;color:#fff;font-size:.8rem;font-weight:600;
text-transform:uppercase;letter-spacing:.03em;border:1px solid rgb(255 255 255/.35);white-space:nowrap}
${severities.map(([name, color]) => `.badge.${name}{background:${color}}.chart .${name}{fill:${color}}`).join("\n")}
.status{display:inline-block;border:1px solid var(--muted);border-radius:3px;padding:1px 9px;font-size:.8rem}
.position{color:var(--muted);font-size:.85rem;float:right}
.rating{display:flex;flex-wrap:wrap;gap:14px;align-items:center;margin:24px 0}.rating .badge{font-size:1.15rem;padding:8px 20px}
.chart{display:block;max-width:220px;margin:16px 0}.chart path{stroke:var(--paper);stroke-width:1.5}.chart .none{fill:var(--rule)}
.chart text{fill:var(--ink);text-anchor:middle;font-size:12px}.chart .sum{font-size:26px;font-weight:600}
article{border-top:1px solid var(--rule);padding-top:20px;margin-top:36px}article h3{margin-top:8px}
.prose{white-space:pre-line;overflow-wrap:anywhere;margin:4px 0}
pre{background:var(--wash);border-left:3px solid var(--honey);margin:4px 0 12px;padding:10px 12px;font:13px/1.45 ui-monospace,
SFMono-Regular,Menlo,Consolas,"Noto Sans Mono",monospace;white-space:pre-wrap;overflow-wrap:anywhere;tab-size:4}
mark{background:var(--mark);color:var(--mark-ink);text-decoration:underline}
.label{color:var(--muted);font-size:.85rem;margin:8px 0 0}
footer{color:var(--muted);font-size:.85rem;border-top:1px solid var(--rule);padding-top:16px}
@media print{body{font-size:10.5pt}main,footer{padding-left:0;padding-right:0}
header.cover,.badge,pre,thead th,mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.skip{display:none}
h2,h3,h4,.label,caption,article>p:first-child{break-after:avoid}tr,.chart{break-inside:avoid}thead{display:table-header-group}.part{break-before:page}
@page{size:A4;margin:18mm 16mm}}
`;
