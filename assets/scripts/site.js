// Comfort alone: a counter that scrolls into view counts up to the number that already stands there.
// The text of the page never changes; the moving number lies over it and is not read out.
(() => {
  const asked = (query) => matchMedia(query).matches;
  if (asked("(prefers-reduced-motion: reduce)") || asked("(forced-colors: active)")) return;
  if (!("IntersectionObserver" in window)) return;

  const LASTS = 900;

  // Writes a number into the places of the digits of another, so that nothing changes its width.
  const inPlacesOf = (text, number) => {
    const digits = String(number).padStart(text.replace(/\D/g, "").length, "0");
    let place = 0;
    return text.replace(/\d/g, () => digits[place++]);
  };

  const countUp = (counter) => {
    const text = counter.textContent;
    const digits = text.replace(/\D/g, "");
    if (digits.length < 2 || digits.length > 15) return;
    const last = Number(digits);
    const first = Math.max(Math.floor(last * 0.8), 10 ** (digits.length - 1));
    let begun;
    const step = (now) => {
      begun ??= now;
      const part = Math.min((now - begun) / LASTS, 1);
      const eased = 1 - (1 - part) ** 4;
      counter.dataset.shown = inPlacesOf(text, Math.round(first + (last - first) * eased));
      counter.classList.toggle("is-counting", part < 1);
      if (part < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  };

  // A number that was in view when the page came has been read: it stays as it is.
  const seen = new WeakSet();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!seen.has(target)) {
        seen.add(target);
        if (isIntersecting) watcher.unobserve(target);
      } else if (isIntersecting) {
        watcher.unobserve(target);
        countUp(target);
      }
    }
  });
  for (const counter of document.querySelectorAll("data.counter-value")) watcher.observe(counter);
})();
