// What the draft page does in the browser beside Gradio: read a chosen file, move focus, copy a paragraph, save a report.
(() => {
  "use strict";
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const soon = (work) => requestAnimationFrame(() => requestAnimationFrame(work));
  const chooser = () => document.querySelector("#draft-file");
  let opener = null; // what was pressed to open a letter, so that focus can go back there

  function say(words) {
    const place = document.querySelector("#copied");
    if (place) place.textContent = words;
  }

  function focus(element, block = "start") {
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block, behavior: calm() });
  }

  // The text, the chosen file as JSON, and the session. A file that is too large is named, and not sent.
  async function given([text, , held]) {
    const file = chooser()?.files[0];
    if (!file) return [text, "", held];
    const about = { name: file.name, size: file.size, data: "" };
    if (file.size > Number(chooser().dataset.most)) return [text, JSON.stringify(about), held];
    try {
      const read = await new Promise((done, failed) => {
        const reader = new FileReader();
        reader.onload = () => done(reader.result);
        reader.onerror = failed;
        reader.readAsDataURL(file);
      });
      about.data = read.slice(read.indexOf(",") + 1);
    } catch { about.data = null; }
    return [text, JSON.stringify(about), held];
  }

  function forget() {
    chooser().value = "";
    chosen();
  }

  function chosen() {
    const button = document.querySelector("[data-forget]");
    button.hidden = !chooser().files.length;
  }

  function checked() {
    soon(() => focus(document.querySelector("#notice .problem") ?? document.querySelector("#summary")));
  }

  function cleared() {
    forget();
    soon(() => focus(document.querySelector("#draft textarea"), "center"));
  }

  function opened() {
    soon(() => {
      const panel = document.querySelector("#letter");
      const asked = panel.querySelector("[data-asked-here]");
      const target = panel.querySelector("#passage") ?? panel.querySelector("[data-here]") ?? panel.querySelector("#paper-title");
      if (!target) return;
      const cover = panel.querySelector(".paper-bar").offsetHeight;
      const fits = asked && target.getBoundingClientRect().bottom - asked.getBoundingClientRect().top < panel.clientHeight - cover - 32;
      const top = (fits ? asked : target).getBoundingClientRect().top - panel.getBoundingClientRect().top;
      panel.scrollTo({ top: target.id === "paper-title" ? 0 : panel.scrollTop + top - cover - 16 });
      target.focus({ preventScroll: true });
    });
  }

  function closed() {
    soon(() => focus(opener?.isConnected ? opener : document.querySelector("#summary"), "nearest"));
  }

  async function copy(button) {
    const words = button.closest(".paragraph").querySelector(".words").textContent;
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      getSelection().selectAllChildren(button.closest(".paragraph").querySelector(".words"));
      document.execCommand("copy");
    }
    button.textContent = "Copied";
    say("The paragraph is copied.");
    setTimeout(() => { button.textContent = "Copy the paragraph"; say(""); }, 3000);
  }

  // The report as a file, made in the browser; what carried it here is emptied.
  function save(carried) {
    if (!carried) return "";
    const { name, type, data } = JSON.parse(carried);
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    return "";
  }

  // A mark leads to its finding and back, and both stay in view where they stand side by side.
  function led(event, link) {
    const target = document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    document.querySelectorAll(".chosen").forEach((one) => one.classList.remove("chosen"));
    const finding = target.matches(".finding") ? target : link.closest(".finding");
    finding?.classList.add("chosen");
    document.getElementById(`at-${finding?.id}`)?.closest("mark")?.classList.add("chosen");
    focus(target, target.matches(".finding") ? "start" : "center");
  }

  addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-open], [data-copy-words], [data-forget], #report a[href^='#']");
    if (!pressed) return;
    if (pressed.matches("[data-open]")) { if (!pressed.closest("#letter")) opener = pressed; }
    else if (pressed.matches("a")) led(event, pressed);
    else if (pressed.matches("[data-copy-words]")) copy(pressed);
    else { forget(); chooser().focus(); }
  }, true);
  addEventListener("change", (event) => { if (event.target === chooser()) chosen(); });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelector("#letter [data-close]")?.click();
  });

  window.checkDraft = { given, checked, cleared, opened, closed, save };
})();
