// Sends a form once, however often its button is pressed. Everything works without this.
for (const form of document.forms) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
    }
    sent = true;
  });
  // a page that comes back from the browser's cache may be sent again
  addEventListener("pageshow", () => { sent = false; });
}
