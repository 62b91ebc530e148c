"use strict";
// Language switch: the file holds both languages, the lang attribute of the page decides which one CSS shows.
(function () {
  const known = ["de", "en"];
  function show(language) {
    document.documentElement.lang = language;
    const title = document.querySelector("title");
    document.title = title.dataset[language];
    for (const element of document.querySelectorAll("[data-label-de]")) {
      element.setAttribute("aria-label", language === "de" ? element.dataset.labelDe : element.dataset.labelEn);
    }
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
    document.dispatchEvent(new CustomEvent("language", { detail: language }));
  }
  function fromAddress() {
    const match = /(?:^#|&)lang=(\w\w)/.exec(location.hash);
    return match && known.includes(match[1]) ? match[1] : null;
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", function () { show(button.dataset.language); });
  }
  window.addEventListener("hashchange", function () { if (fromAddress()) show(fromAddress()); });
  show(fromAddress() || document.documentElement.lang);
})();
