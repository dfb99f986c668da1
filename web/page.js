// What the chat does in the browser beside Gradio: move focus where the reader looks, and forget. both.js does the rest.
(() => {
  "use strict";
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const wide = () => matchMedia("(min-width: 60rem)").matches;
  const soon = (work) => requestAnimationFrame(() => requestAnimationFrame(work));
  let opener = null; // what was pressed to open a letter, so that focus can go back there

  // The conversation is cleared on the server when its reader goes, whichever way that is.
  function forget() {
    const visit = document.querySelector("[data-visit]")?.dataset.visit;
    if (visit) navigator.sendBeacon("/forget", visit);
  }
  window.lettersForget = forget;
  addEventListener("pagehide", forget);

  addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-open], #browse, #browse button");
    if (pressed && !pressed.closest("#letter")) opener = pressed;
  }, true);

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
