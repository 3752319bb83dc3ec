// The chat takes the keys as soon as it shows: nobody has to click before typing.
new MutationObserver((_, watch) => {
  const keys = document.querySelector(".xterm-helper-textarea");
  if (keys && document.body.classList.contains("-first-byte")) {
    watch.disconnect();
    keys.focus();
  }
}).observe(document.documentElement, { attributes: true, childList: true, subtree: true });
