// What the chat and the public pages share: leave quickly, copy, print, open what a word means, and take an edited request
// along. `window.lettersForget` is what a page clears besides, when its reader leaves.
(() => {
  "use strict";
  const AWAY = "https://www.bbc.co.uk/weather";

  // Whoever has left in a hurry is not taken back by the browser's Back, however many of our pages lie behind.
  const returned = () => performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  const left = () => { try { return sessionStorage.getItem("left"); } catch { return null; } };
  if (left() && returned()) {
    document.documentElement.style.display = "none";
    location.replace(AWAY);
    return;
  }
  try { sessionStorage.removeItem("left"); } catch { /* there is no storage */ }

  function leave() {
    document.title = "Weather";
    document.documentElement.style.display = "none"; // nothing is left on the screen while the other page loads
    window.lettersForget?.();
    try { sessionStorage.setItem("left", "1"); } catch { /* there is no storage */ }
    document.querySelectorAll("textarea, input").forEach((box) => { box.value = ""; });
    document.querySelectorAll("#conversation, #letter, main").forEach((part) => { part.textContent = ""; });
    location.replace(AWAY);
  }

  let escapes = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { escapes = []; return; }
    escapes = [...escapes.filter((then) => event.timeStamp - then < 2000), event.timeStamp];
    if (escapes.length >= 3) leave();
  }, true);
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); }); // nothing comes back from memory

  addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-leave], [data-copy], [data-print], a.term, [data-request] a");
    if (!pressed) return;
    if (pressed.matches("[data-leave]")) { event.preventDefault(); leave(); }
    else if (pressed.matches("[data-copy]")) copy(pressed);
    else if (pressed.matches("[data-print]")) print(pressed);
    else if (pressed.matches("a.term")) explain(event, pressed);
    else take(pressed);
  }, true);

  async function copy(button) {
    const box = button.closest("details").querySelector("textarea");
    const words = button.textContent;
    box.select();
    try { await navigator.clipboard.writeText(box.value); } catch { document.execCommand("copy"); }
    button.textContent = "Copied";
    say("Copied.");
    setTimeout(() => { button.textContent = words; }, 3000);
  }

  // One answer alone is printed, whatever else is on the page.
  function print(button) {
    const turn = button.closest(".turn");
    turn?.classList.add("printed");
    document.documentElement.classList.add("printing");
    addEventListener("afterprint", () => {
      turn?.classList.remove("printed");
      document.documentElement.classList.remove("printing");
    }, { once: true });
    window.print();
  }

  function explain(event, link) {
    const meaning = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!meaning) return;
    event.preventDefault();
    meaning.closest("details").open = true;
    meaning.focus({ preventScroll: true });
    meaning.scrollIntoView({ block: "nearest" });
  }

  // The request goes along as the reader has edited it, without its salutation and ending, which the other site adds.
  function take(link) {
    const box = link.closest(".request")?.querySelector("textarea");
    const page = new URL(link.href);
    if (!box || box.value === box.defaultValue || !page.searchParams.has("default_letter")) return;
    const lines = box.value.trim().split("\n");
    const last = lines.findLastIndex((line) => line.startsWith("Yours "));
    const words = lines.slice(lines[0].startsWith("Dear ") ? 1 : 0, last > 0 ? last : undefined).join("\n").trim();
    page.searchParams.set("default_letter", words);
    link.href = page.href;
  }

  function say(words) {
    const place = document.querySelector("#said");
    if (place) { place.textContent = ""; setTimeout(() => { place.textContent = words; }, 50); }
  }
})();
