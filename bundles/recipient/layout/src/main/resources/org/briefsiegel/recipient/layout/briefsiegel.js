// Everything works without this: it spares a second press, a code's typing, and looking at the clock.

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

// WebOTP: the phone hands over the code whose last line names this host, once its owner agrees.
const code = document.querySelector("input[autocomplete=one-time-code]");
if (code && "OTPCredential" in window) {
  const waiting = new AbortController();
  code.form.addEventListener("submit", () => waiting.abort());
  navigator.credentials.get({ otp: { transport: ["sms"] }, signal: waiting.signal })
    .then((received) => {
      if (received && code.value === "") {
        code.value = received.code;
        code.form.querySelector("button").focus();
      }
    })
    .catch(() => {}); // declined, or no phone: the code is typed
}

// Counts down where somebody has to wait, and looks again when it is over. The time is in the text, too.
for (const wait of document.querySelectorAll("[data-seconds]")) {
  const end = Date.now() + wait.dataset.seconds * 1000;
  const inUnits = (unit, amount) =>
    new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, unitDisplay: "long" }).format(amount);
  const show = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (left <= 0) {
      location.replace(location.pathname + location.search);
      return;
    }
    // not 14:59, which reads like a time of day
    const time = left > 60 ? inUnits("minute", Math.ceil(left / 60)) : inUnits("second", left);
    wait.textContent = wait.dataset.text.replace("@", time);
    setTimeout(show, 1000 - (Date.now() % 1000));
  };
  wait.hidden = false;
  show();
}
