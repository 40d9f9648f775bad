// Opens a prepared window at once, shows the price as one chooses, and the state as it changes. Everything works without this.
const PAUSE_MILLISECONDS = 300;
const POLL_MILLISECONDS = 2000;
const POLLS = 90;

/** The page that the server draws for a form, with other values in it. */
async function drawn(form, changes) {
  const fields = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(changes)) {
    fields.set(name, value);
  }
  const answer = await fetch(location.href, { method: "POST", body: fields });
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

function open(form) {
  form.requestSubmit();
}

/** Takes over what depends on the choice: the price in the bar, and the one of each method. */
function takeOver(page) {
  document.querySelector("input[name=shown]").value = page.querySelector("input[name=shown]").value;
  document.getElementById("price").textContent = page.getElementById("price").textContent;
  for (const about of document.querySelectorAll(".about")) {
    about.replaceChildren(...page.getElementById(about.id).childNodes);
  }
}

function showPrices(form) {
  form.querySelector("button[value=price]").hidden = true;
  let waiting;
  let latest = 0;
  const show = async () => {
    const mine = ++latest;
    const page = await drawn(form, { action: "price" });
    if (page && mine === latest) {
      takeOver(page);
    }
  };
  form.addEventListener("input", (event) => {
    if (["factor", "country", "phone"].includes(event.target.name)) {
      clearTimeout(waiting);
      waiting = setTimeout(() => show().catch(() => {}), PAUSE_MILLISECONDS);
    }
  });
}

/** Tells the practice system, if it shows the window, what was sent. */
function tell(sent) {
  const message = { type: "briefsiegel.sent", transfer: sent.dataset.transfer };
  const origins = sent.dataset.origins.split(" ").filter((origin) => origin);
  for (const other of [window.opener, window.parent]) {
    if (other && other !== window) {
      origins.forEach((origin) => other.postMessage(message, origin));
    }
  }
}

function follow(sent, polls) {
  if ("waiting" in sent.dataset && polls > 0) {
    setTimeout(async () => {
      const page = await drawn(document.forms[0], {}).catch(() => null);
      const now = page?.getElementById("sent");
      if (now) {
        document.title = page.title;
        document.getElementById("sent").replaceWith(now);
      }
      follow(document.getElementById("sent"), polls - 1);
    }, POLL_MILLISECONDS);
  }
}

document.querySelectorAll("form[data-opener]").forEach(open);
document.querySelectorAll("form[data-prices]").forEach(showPrices);
const sent = document.getElementById("sent");
if (sent) {
  tell(sent);
  follow(sent, POLLS);
}
