// Opens a prepared window at once. It opens by its button, too.
document.querySelectorAll("form[data-opener]").forEach((form) => form.requestSubmit());
