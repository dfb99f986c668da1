// What the page does in the browser beside Gradio: leave quickly, copy a draft, and move focus where the reader looks.
(() => {
  "use strict";
  const AWAY = "https://www.bbc.co.uk/weather";
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const wide = () => matchMedia("(min-width: 60rem)").matches;
  const soon = (work) => requestAnimationFrame(() => requestAnimationFrame(work));
  let opener = null; // what was pressed to open a letter, so that focus can go back there

  function leave() {
    document.title = "Weather";
    document.documentElement.style.display = "none"; // nothing is left on the screen while the other page loads
    location.replace(AWAY);
  }

  let escapes = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { escapes = []; return; }
    escapes = [...escapes.filter((then) => event.timeStamp - then < 2000), event.timeStamp];
    if (escapes.length >= 3) leave();
  }, true);

  addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-leave], [data-copy], [data-open], #browse, #browse button");
    if (!pressed) return;
    if (pressed.matches("[data-leave]")) { event.preventDefault(); leave(); return; }
    if (pressed.matches("[data-copy]")) { copy(pressed); return; }
    if (!pressed.closest("#letter")) opener = pressed;
  }, true);

  async function copy(button) {
    const box = button.closest(".request").querySelector("textarea");
    box.select();
    try { await navigator.clipboard.writeText(box.value); } catch { document.execCommand("copy"); }
    button.textContent = "Copied";
    say("The draft is copied.");
    setTimeout(() => { button.textContent = "Copy the draft"; }, 3000);
  }

  function say(words) {
    const place = document.querySelector("#copied");
    if (place) place.textContent = words;
  }

  function focus(element) {
    element?.focus({ preventScroll: true });
  }

  // A letter has been opened: its cited words come into view, with what was asked above them where both fit.
  function opened() {
    soon(() => {
      const panel = document.querySelector("#letter");
      const mark = panel.querySelector("#passage");
      const target = mark ?? panel.querySelector("[data-here]");
      if (!target) {
        panel.scrollTop = 0;
        panel.scrollIntoView({ block: "start", behavior: calm() });
        focus(panel.querySelector("#paper-title"));
        return;
      }
      const asked = panel.querySelector("[data-asked-here]");
      const marks = panel.querySelectorAll("mark");
      const bottom = (marks.length ? marks[marks.length - 1] : target).getBoundingClientRect().bottom;
      const cover = wide() ? panel.querySelector(".paper-bar").offsetHeight : document.querySelector("#bar").offsetHeight;
      const room = (wide() ? panel.clientHeight : innerHeight) - cover - 32;
      const first = asked && bottom - asked.getBoundingClientRect().top < room ? asked : target;
      if (wide()) {
        opener?.scrollIntoView({ block: "nearest" });
        panel.scrollTo({ top: panel.scrollTop + first.getBoundingClientRect().top - panel.getBoundingClientRect().top - cover - 16 });
      } else {
        scrollTo({ top: scrollY + first.getBoundingClientRect().top - cover - 16 });
      }
      focus(target);
    });
  }

  function closed() {
    soon(() => {
      const back = opener?.isConnected ? opener : document.querySelector("#question textarea");
      back?.scrollIntoView({ block: "center" });
      focus(back);
    });
  }

  // An answer has come: it is read from its top. Focus stays in the box of someone who is typing on a keyboard.
  function answered() {
    soon(() => {
      const turns = document.querySelectorAll("#conversation .turn");
      const turn = turns[turns.length - 1];
      if (!turn) { focus(document.querySelector("#question textarea")); return; }
      const typing = document.activeElement?.closest?.("#question") && matchMedia("(hover: hover)").matches;
      if (!typing) focus(turn.querySelector(".question"));
      turn.scrollIntoView({ block: "start", behavior: calm() });
    });
  }

  window.askTheLetters = { opened, closed, answered };
})();
