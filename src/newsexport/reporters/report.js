"use strict";
const words = document.getElementById("words");
const onlyNew = document.getElementById("only-new");
const levels = [...document.querySelectorAll("input[name=level]")];
const findings = [...document.querySelectorAll(".finding")];
const groups = [...document.querySelectorAll("details")];
const opened = new Set();
function filter() {
  const wanted = new Set(levels.filter((box) => box.checked).map((box) => box.value));
  const text = words.value.toLowerCase();
  let shown = 0;
  for (const each of findings) {
    const about = each.closest("details").querySelector("summary").textContent + each.textContent;
    each.hidden = !wanted.has(each.dataset.severity) || !about.toLowerCase().includes(text)
      || (onlyNew !== null && onlyNew.checked && !("new" in each.dataset));
    shown += each.hidden ? 0 : 1;
  }
  for (const group of groups) {
    group.hidden = !group.querySelector(".finding:not([hidden])");
  }
  document.getElementById("shown").textContent = String(shown);
}
for (const box of levels) box.addEventListener("change", filter);
if (onlyNew !== null) onlyNew.addEventListener("change", filter);
words.addEventListener("input", filter);
// What is folded away does not print.
addEventListener("beforeprint", () => {
  for (const group of groups) if (!group.open) { opened.add(group); group.open = true; }
});
addEventListener("afterprint", () => {
  for (const group of opened) group.open = false;
  opened.clear();
});
// A bar leads to its rule, which may be folded.
function unfold() {
  const group = document.getElementById(location.hash.slice(1));
  if (group !== null && groups.includes(group)) group.open = true;
}
addEventListener("hashchange", unfold);
unfold();
// The address may carry a filter: report.html#search=headline
const asked = new URLSearchParams(location.hash.slice(1)).get("search");
if (asked !== null) words.value = asked;
filter();
