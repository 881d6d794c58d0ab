"use strict";
(() => {
  const texts = JSON.parse(document.getElementById("texts").textContent);
  document.documentElement.classList.add("js");
  const roles = ["headline", "standfirst", "body", "caption", "credit", "furniture"];
  const byId = (id) => document.getElementById(id);
  const reader = byId("reader"), pane = byId("reader-text"), told = byId("told");
  const links = [...document.querySelectorAll('a[href^="#r"]')].filter((a) => /^#r\d/.test(a.getAttribute("href")));
  let current = -1, opener = null;

  // Offsets count code points; JavaScript counts UTF-16 units. One table a report, made when first needed.
  const tables = new Map();
  const units = (number) => {
    if (tables.has(number)) return tables.get(number);
    const text = texts[number].text;
    let table = null;
    if (/[\ud800-\udfff]/.test(text)) {
      table = [0];
      let at = 0;
      for (const c of text) table.push(at += c.length);
    }
    tables.set(number, table);
    return table;
  };
  const at = (number, point) => { const t = units(number); return t ? t[Math.min(point, t.length - 1)] : point; };
  const words = (number, start, end) => texts[number].text.slice(at(number, start), at(number, end));
  const parse = (hash) => {
    const m = /^#?r(\d+)(?:\.(\d+)\.(\d+))?$/.exec(hash || "");
    return m && texts[m[1]] ? { number: m[1], start: m[2] ? +m[2] : -1, end: m[3] ? +m[3] : -1 } : null;
  };
  const element = (name, className, text) => {
    const e = document.createElement(name);
    if (className) e.className = className;
    if (text !== undefined) e.textContent = text;
    return e;
  };
  const oneLine = (text) => text.replace(/\s+/g, " ").trim();

  function paragraph(cite, start, end, role) {
    const p = element("p", role);
    if (role) p.dataset.role = role;
    const from = Math.max(start, cite.start), to = Math.min(end, cite.end);
    if (cite.start < 0 || from >= to) { p.textContent = words(cite.number, start, end); return p; }
    p.append(words(cite.number, start, from), element("mark", "", words(cite.number, from, to)), words(cite.number, to, end));
    return p;
  }

  function fill(cite) {
    const report = texts[cite.number], parts = document.createDocumentFragment();
    const length = units(cite.number) ? units(cite.number).length - 1 : report.text.length;
    const posts = new Map(report.posts.map((p) => [p[0], p[2]]));
    let last = 0;
    const gap = (to) => { if (words(cite.number, last, to).trim()) parts.append(paragraph(cite, last, to, "")); };
    for (const [start, end, role] of report.sections) {
      gap(start);
      for (const [first, when] of posts) if (first <= start) { parts.append(element("h3", "", when || "post")); posts.delete(first); }
      parts.append(paragraph(cite, start, end, roles[role]));
      last = end;
    }
    gap(length);
    pane.replaceChildren(parts);
  }

  function show(cite, link) {
    const report = texts[cite.number];
    const line = link && link.closest(".line"), mates = line ? links.filter((a) => line.contains(a)) : [];
    const label = byId("reader-label");
    label.replaceChildren(element("span", "c", cite.number), report.label);
    byId("reader-title").textContent = report.title;
    byId("reader-about").textContent = [report.byline, report.when, report.url].filter(Boolean).join(" · ");
    byId("reader-count").textContent = mates.length > 1 ? `Citation ${mates.indexOf(link) + 1} of ${mates.length} for this line` : cite.start < 0 ? "The whole report" : "Citation";
    fill(cite);
    links.forEach((a) => a.removeAttribute("aria-current"));
    if (link) link.setAttribute("aria-current", "true");
    byId("reader-line").textContent = line ? lineText(line) : "";
    const opened = !reader.open;
    if (opened) reader.show();
    document.body.classList.add("reading");
    const mark = pane.querySelector("mark");
    if (mark) mark.scrollIntoView({ block: "center", behavior: "instant" }); else pane.scrollTop = 0;
    if (link) link.scrollIntoView({ block: "nearest", behavior: "instant" });
    if (opened || !reader.contains(document.activeElement)) byId("reader-title").focus({ preventScroll: true });
  }

  function open(link) {
    const cite = parse(link.getAttribute("href"));
    if (!cite) return;
    if (!reader.open) opener = link;
    current = links.indexOf(link);
    show(cite, link);
    remember(link.getAttribute("href"));
  }
  function remember(hash) { try { history.replaceState(null, "", hash); } catch { /* a frame without an address */ } }
  function step(by) {
    if (!links.length) return;
    current = (current + by + links.length) % links.length;
    const link = links[current], fold = link.closest("details:not([open])"), rest = link.closest(".rest");
    if (fold) fold.open = true;
    if (rest) rest.previousElementSibling.setAttribute("aria-expanded", "true");
    open(link);
  }
  function close() {
    reader.close();
    document.body.classList.remove("reading");
    links.forEach((a) => a.removeAttribute("aria-current"));
    remember("#account");
    if (opener) opener.focus({ preventScroll: true });
    opener = null;
  }

  // The words of a line as the account tells them, without what a wording leaves out.
  function lineText(line) {
    const own = oneLine([...line.querySelector(".t").childNodes].filter((n) => n.className !== "copy").map((n) => n.nodeName === "DEL" ? "" : n.textContent).join(""));
    const figure = line.classList.contains("finding") ? ": " + oneLine(line.querySelector(".best-figure").innerText) : "";
    return own + figure;
  }
  function copied(line) {
    const seen = new Set(), cites = [];
    for (const a of line.querySelectorAll('a[href^="#r"]')) {
      const c = parse(a.getAttribute("href"));
      if (!c || c.start < 0 || seen.has(a.getAttribute("href"))) continue;
      seen.add(a.getAttribute("href"));
      const r = texts[c.number];
      cites.push(`[${a.textContent}] ${r.label}${r.url ? " <" + r.url + ">" : ""}, characters ${c.start}–${c.end}: “${oneLine(words(c.number, c.start, c.end))}”`);
    }
    return [lineText(line), ...cites].join("\n");
  }
  async function copy(line) {
    const text = copied(line);
    try { await navigator.clipboard.writeText(text); } catch {
      const area = element("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    told.textContent = "Copied with its citations";
    setTimeout(() => { told.textContent = ""; }, 1800);
  }

  for (const a of links) {
    const c = parse(a.getAttribute("href"));
    if (!c) continue;
    const name = `${texts[c.number].label}: ${c.start < 0 ? texts[c.number].title : "“" + oneLine(words(c.number, c.start, c.end)).slice(0, 160) + "”"}`;
    a.title = name;
    if (a.classList.contains("c")) a.setAttribute("aria-label", `Report ${a.textContent}, ${name}`);
  }
  for (const line of document.querySelectorAll(".line")) {
    if (!line.querySelector('a[href^="#r"]') || line.closest(".told, .posts")) continue;
    const button = element("button", "copy", "copy");
    button.type = "button";
    button.setAttribute("aria-label", "Copy this line with its citations");
    const text = line.querySelector(".t");
    (text.matches("h3, .lead") ? text : text.parentElement).append(button);
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && links.includes(link)) { event.preventDefault(); open(link); }
    const fold = event.target.closest(".fold");
    if (fold) { fold.setAttribute("aria-expanded", "true"); fold.nextElementSibling.querySelector("a").focus(); }
    const button = event.target.closest(".copy");
    if (button) copy(button.closest(".line"));
  });
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  byId("close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (!reader.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { event.preventDefault(); close(); }
    if (event.key === "ArrowLeft") step(-1);
    if (event.key === "ArrowRight") step(1);
  });
  const arrive = () => {
    const cite = parse(location.hash);
    if (!cite) return;
    const link = links.find((a) => a.getAttribute("href") === location.hash);
    if (link) open(link); else show(cite, null);
  };
  addEventListener("hashchange", arrive);
  arrive();
})();
