(function () {
  "use strict";

  function all(root, selector) {
    return Array.prototype.slice.call(root.querySelectorAll(selector));
  }

  /* ---- Quizzes; the marks are described in ash-site-quiz.c ---- */

  function tidy(text, keepsCase) {
    text = text.normalize("NFC").replace(/\s+/g, " ").trim();
    return keepsCase ? text : text.toLowerCase();
  }

  /* The place of the accepted answer that @text meets, or -1. */
  function accepts(question, text) {
    var list = JSON.parse(question.dataset.accept);
    for (var i = 0; i < list.length; i++) {
      var wanted = tidy(list[i].text, list[i]["case"]);
      var given = tidy(text, list[i]["case"]);
      if (list[i].part ? wanted !== "" && given.indexOf(wanted) >= 0 : given === wanted) return i;
    }
    return -1;
  }

  function field(question) {
    return question.querySelector("input[type=text], textarea");
  }

  function isAnswered(question) {
    if (question.dataset.question === "choice")
      return question.querySelector("input:checked") !== null;
    return field(question).value.trim() !== "";
  }

  function isRight(question) {
    if (question.dataset.question === "text") return accepts(question, field(question).value) >= 0;
    return all(question, ".as-option input").every(function (input) {
      return input.checked === input.hasAttribute("data-right");
    });
  }

  function forget(question) {
    question.removeAttribute("data-state");
    all(question, ".as-verdict > [data-when], .as-verdict > [data-for], .as-verdict > [data-for-accept]")
      .forEach(function (part) {
        part.hidden = true;
        if (part.open) part.open = false;
      });
    all(question, ".as-option").forEach(function (option) {
      option.classList.remove("is-right", "is-wrong");
    });
  }

  function show(question, selector) {
    all(question, ".as-verdict > " + selector).forEach(function (part) {
      part.hidden = false;
    });
  }

  function showChosen(question) {
    all(question, ".as-option input:checked").forEach(function (input) {
      show(question, '[data-for="' + input.id + '"]');
      if (question.hasAttribute("data-counts"))
        input.parentNode.classList.add(input.hasAttribute("data-right") ? "is-right" : "is-wrong");
    });
  }

  function check(question) {
    forget(question);
    if (!isAnswered(question)) {
      question.dataset.state = "open";
      show(question, '[data-when="open"]');
      return;
    }
    question.dataset.state = "done";
    if (question.hasAttribute("data-counts")) {
      question.dataset.state = isRight(question) ? "right" : "wrong";
      show(question, '[data-when="' + question.dataset.state + '"]');
    }
    if (question.dataset.question === "text") {
      var met = accepts(question, field(question).value);
      if (met >= 0) show(question, '[data-for-accept="' + met + '"]');
    }
    showChosen(question);
    show(question, '[data-when="any"]');
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) {
      return name in values ? values[name] : whole;
    });
  }

  function points(form, hundredths) {
    return String(hundredths / 100).replace(".", form.dataset.decimal);
  }

  function sentence(form, name, n) {
    return n > 0 ? " " + fill(form.getAttribute(name + (n === 1 ? "-one" : "-other")), { n: n }) : "";
  }

  function score(form) {
    var questions = all(form, "[data-question]");
    var got = 0, of = 0, open = 0, person = 0;
    questions.forEach(function (question) {
      if (!isAnswered(question)) open++;
      if (question.dataset.question === "essay") person++;
      if (!question.hasAttribute("data-counts")) return;
      of += Number(question.dataset.points);
      if (question.dataset.state === "right") got += Number(question.dataset.points);
    });
    return (of > 0 ? fill(form.dataset.score, { got: points(form, got), of: points(form, of) }) : "") +
      sentence(form, "data-score-open", open) + sentence(form, "data-score-person", person);
  }

  var started = new WeakSet();

  function startQuestion(form, result, question) {
    var button = question.querySelector("[data-check]");
    if (started.has(button)) return;
    started.add(button);
    button.hidden = false;
    button.addEventListener("click", function () {
      check(question);
      if (form.classList.contains("is-finished")) result.textContent = score(form);
    });
    if (started.has(question)) return;
    started.add(question);
    question.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && event.target.matches(".as-option input, input[type=text]")) {
        event.preventDefault();
        question.querySelector("[data-check]").click();
      }
    });
    /* A verdict is about the answer it was given for. */
    question.addEventListener("input", function () {
      if (question.dataset.state) forget(question);
    });
  }

  function start(form) {
    var result = form.querySelector("[data-result]");
    all(form, "[data-question]").forEach(function (question) {
      startQuestion(form, result, question);
    });
    if (started.has(form)) return;
    started.add(form);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    form.addEventListener("reset", function () {
      all(form, "[data-question]").forEach(forget);
      result.textContent = "";
      form.classList.remove("is-finished");
      var first = form.querySelector("input, textarea");
      if (first) first.focus();
    });
    form.querySelector("[data-again]").hidden = false;
    var finish = form.querySelector("[data-finish]");
    finish.hidden = false;
    finish.addEventListener("click", function () {
      all(form, "[data-question]").forEach(check);
      form.classList.add("is-finished");
      result.textContent = score(form);
    });
  }

  function startAll() {
    all(document, "form[data-quiz]").forEach(start);
  }

  startAll();
  /* A preview that follows an edit may have put other questions in place. */
  document.addEventListener("ashlar-changed", startAll);

  /* ---- Players: where a page does not come from a file or the web, as in a preview, some
     browsers play only what was fetched whole. ---- */

  if (!/^(file|https?):$/.test(location.protocol))
    all(document, "video[src], audio[src]").forEach(function (player) {
      fetch(player.src)
        .then(function (response) {
          return response.blob();
        })
        .then(function (blob) {
          player.src = URL.createObjectURL(blob);
        })
        .catch(function () {});
    });
})();
