// Follows what is under way: while the main part says that it changes, it is fetched anew. Without this file there is a link to do so.
(() => {
  "use strict";
  const main = document.getElementById("main");
  let failed = 0;
  async function look() {
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      if (answer.redirected || !answer.ok) { location.reload(); return; }
      const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("main");
      failed = 0;
      if (next.querySelector("[data-changing]")) {
        // Only the words and the bar change, so that neither focus nor place is lost, and the status is read out.
        for (const part of next.querySelectorAll("[data-part]")) {
          const old = main.querySelector(`[data-part="${part.dataset.part}"]`);
          if (!old) continue;
          for (const { name, value } of part.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
          if (old.textContent !== part.textContent) old.textContent = part.textContent;
        }
        setTimeout(look, 1000);
      } else {
        main.innerHTML = next.innerHTML;
        document.title = document.title.replace(/^[^–]*/, `${main.querySelector("h1").textContent} `);
        main.querySelector("[role=status], [role=alert]")?.setAttribute("tabindex", "-1");
        (main.querySelector("[role=status], [role=alert]") || main).focus();
      }
    } catch {
      failed += 1;
      if (failed < 30) setTimeout(look, 2000);
    }
  }
  if (main.querySelector("[data-changing]")) setTimeout(look, 700);
})();
