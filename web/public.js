// What only a public page does: it says that there is a script, and takes a private question out of the address.
(() => {
  "use strict";
  document.documentElement.classList.add("scripted");
  if (document.documentElement.hasAttribute("data-forget")) history.replaceState(null, "", "/ask");
})();
