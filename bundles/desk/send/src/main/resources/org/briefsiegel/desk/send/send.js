// Shows the price as one chooses, keeps what is typed, warns before the window's time is over, and shows what became of what was
// sent. Everything works without this.
{
  const ASK_MILLISECONDS = 300;
  const SAVE_MILLISECONDS = 1000;
  const WARNING_MILLISECONDS = 5 * 60 * 1000;
  const POLL_MILLISECONDS = 2000;
  const POLLS = 90;

  /** The fields with other values in them, and when they were read: what arrives late undoes nothing. */
  const read = (form, changes) => {
    const fields = new URLSearchParams(new FormData(form));
    for (const [name, value] of Object.entries({ at: Date.now(), ...changes })) {
      fields.set(name, value);
    }
    return fields;
  };

  /** What the server answers to a form with other values in it. */
  const post = async (form, changes) => {
    const answer = await fetch(location.pathname, { method: "POST", body: read(form, changes) });
    if (!answer.ok) {
      throw Object.assign(new Error("refused"), { over: answer.status === 404 || answer.status === 410 });
    }
    return answer;
  };

  /** The page that it draws. */
  const drawn = async (form, changes) =>
    new DOMParser().parseFromString(await (await post(form, changes)).text(), "text/html");

  const prepare = (form) => {
    const price = document.getElementById("price");
    const send = form.querySelector("button[value=send]");
    const onceMore = document.getElementById("once-more");
    const plain = form.querySelector("[data-plain]");
    const soon = document.getElementById("soon");
    const over = document.getElementById("over");
    let asked = 0; // how many times a price was asked for,
    let asking = false; // and whether one is being asked for
    let askTimer;
    let saveTimer;
    let leaving = false;
    let pressed = false; // while no price was known
    let end;
    const atMost = Date.now() + form.dataset.secondsAtMost * 1000;

    const isOver = () => !over.hidden;
    const methods = () => [...form.querySelectorAll("input[name=factor]")];
    const priceOf = (method) => {
      if (isOver()) {
        return form.dataset.unknown;
      }
      return method.dataset.price
        || (asking ? form.dataset.asking
          : "phone" in method.dataset && !form.phone.value.trim() ? form.dataset.needsPhone
            : form.dataset.unknown);
    };

    const showPrice = () => {
      const chosen = methods().find((method) => method.checked);
      if (chosen) {
        price.textContent = priceOf(chosen);
        form.shown.value = isOver() ? "" : chosen.dataset.price;
      }
      for (const method of methods()) {
        const amount = document.querySelector(`#about-${CSS.escape(method.value)} .amount`);
        if (amount) {
          amount.textContent = priceOf(method);
        }
      }
      const blocked = Boolean(chosen) && asking && !chosen.dataset.price;
      send.setAttribute("aria-disabled", String(blocked));
      onceMore.textContent = !pressed ? "" : blocked ? onceMore.dataset.asking : onceMore.dataset.known;
      return blocked;
    };

    const takeOver = (page) => {
      for (const method of methods()) {
        method.dataset.price = page.getElementById(method.id)?.dataset.price ?? "";
        const notice = document.getElementById(`notice-${method.value}`);
        if (notice) {
          notice.textContent = page.getElementById(notice.id)?.textContent ?? "";
          notice.hidden = !notice.textContent;
        }
      }
      document.getElementById("meant").replaceChildren(...page.getElementById("meant").childNodes);
    };

    const ask = async () => {
      const mine = ++asked;
      clearTimeout(saveTimer);
      asking = true;
      showPrice();
      try {
        const page = await drawn(form, { action: "price" });
        if (mine === asked) {
          takeOver(page);
          keepTime(page.getElementById("send").dataset.secondsLeft);
        }
      } catch (failure) {
        fail(failure);
      }
      if (mine === asked) {
        asking = false;
        showPrice();
      }
    };

    const save = async () => {
      clearTimeout(saveTimer);
      try {
        keepTime(await (await post(form, { action: "save" })).text());
      } catch (failure) {
        fail(failure);
      }
    };

    /** What was asked of the server didn't succeed: the way without scripts may. */
    const fail = (failure) => {
      if (failure.over) {
        close();
      } else {
        plain.hidden = false;
      }
    };

    const keepTime = (seconds) => {
      end = Date.now() + seconds * 1000;
      soon.hidden = true;
    };

    const close = () => {
      soon.hidden = true;
      over.querySelector("p").textContent = over.dataset.text;
      over.hidden = false;
      form.querySelectorAll("button").forEach((button) => { button.disabled = true; });
      showPrice();
    };

    const warn = () => {
      const last = end > atMost - 1000;
      const time = new Date(end).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      soon.querySelector("p").textContent = (last ? soon.dataset.last : soon.dataset.text).replace("@", time);
      soon.querySelector("button").hidden = last;
      soon.hidden = false;
    };

    const watch = () => {
      const left = end - Date.now();
      if (left <= 0) {
        close();
        return;
      }
      if (left <= WARNING_MILLISECONDS && soon.hidden) {
        warn();
      }
      setTimeout(watch, Math.min(1000, left));
    };

    /** Submitting is listened to before all others: what stays on this page may be submitted again. */
    form.addEventListener("submit", (event) => {
      const button = event.submitter;
      const stays = ["price", "save"].includes(button?.value) || button?.value === "send" && showPrice();
      if (stays) {
        event.preventDefault();
        pressed = button.value === "send";
        showPrice();
      }
      if (stays || button?.formTarget) {
        event.stopImmediatePropagation();
      } else {
        leaving = true;
        form.at.value = Date.now();
        clearTimeout(saveTimer);
      }
      if (stays && button.value !== "send") {
        (button.value === "price" ? ask : save)();
      }
    }, true);

    form.addEventListener("input", (event) => {
      if (isOver()) {
        return;
      }
      pressed = false;
      const name = event.target.name;
      if (["country", "phone", "language", "channel"].includes(name)) {
        methods().filter((method) => "chargeable" in method.dataset).forEach((method) => { method.dataset.price = ""; });
        ++asked; // what is on its way is out of date
        asking = true;
        clearTimeout(askTimer);
        askTimer = setTimeout(ask, ASK_MILLISECONDS);
      } else {
        clearTimeout(saveTimer);
        saveTimer = setTimeout(save, SAVE_MILLISECONDS);
      }
      showPrice();
    });
    form.email.addEventListener("change", () => { if (!isOver()) { ask(); } });

    addEventListener("pagehide", () => {
      if (!leaving && !isOver()) {
        navigator.sendBeacon(location.pathname, read(form, { action: "save" }));
      }
    });
    addEventListener("pageshow", () => { leaving = false; });

    plain.hidden = true;
    keepTime(form.dataset.secondsLeft);
    watch();
  };

  /** Tells the practice system, if it shows the window, what was sent. */
  const tell = (sent) => {
    const message = { type: "briefsiegel.sent", transfer: sent.dataset.transfer };
    const origins = sent.dataset.origins.split(" ").filter((origin) => origin);
    for (const other of [window.opener, window.parent]) {
      if (other && other !== window) {
        origins.forEach((origin) => other.postMessage(message, origin));
      }
    }
  };

  const redraw = async () => {
    const page = await drawn(document.getElementById("refresh"), {}).catch(() => null);
    const now = page?.getElementById("sent");
    if (now) {
      document.title = page.title;
      document.getElementById("sent").replaceWith(now);
    }
  };

  const follow = (sent, polls) => {
    if ("waiting" in sent.dataset && polls > 0) {
      setTimeout(async () => {
        await redraw();
        follow(document.getElementById("sent"), polls - 1);
      }, POLL_MILLISECONDS);
    }
  };

  /** Each click prints a sheet with a further link: one at a time. */
  const slow = (print) => {
    const button = print.querySelector("button");
    print.addEventListener("submit", () => {
      setTimeout(() => { button.disabled = true; });
      setTimeout(redraw, POLL_MILLISECONDS);
      setTimeout(() => { button.disabled = false; }, 2 * POLL_MILLISECONDS);
    });
  };

  const form = document.getElementById("send");
  const sent = document.getElementById("sent");
  if (form) {
    prepare(form);
  }
  if (sent) {
    tell(sent);
    follow(sent, POLLS);
    document.querySelectorAll("form.print").forEach(slow);
  }
}
