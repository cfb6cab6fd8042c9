// What is hard to read or to hit on a page: text of little contrast, elements beyond the right edge, small targets.

const visible = (one) => {
  const box = one.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(one).visibility !== "hidden";
};
const name = (one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 30)}`;

/** Red, green, blue and opacity, each up to 1. */
function colour(text) {
  const numbers = text.match(/[\d.]+/g).map(Number);
  const [red, green, blue] = text.startsWith("color(") ? numbers : numbers.slice(0, 3).map((part) => part / 255);
  return [red, green, blue, numbers[3] ?? 1];
}
const over = (front, back) => [0, 1, 2].map((at) => front[at] * front[3] + back[at] * (1 - front[3])).concat(1);

function background(one) {
  if (!one) return [1, 1, 1, 1];
  const own = colour(getComputedStyle(one).backgroundColor);
  return own[3] === 1 ? own : over(own, background(one.parentElement));
}

/** The contrast of two colours, as the Web Content Accessibility Guidelines define it. */
function contrast(front, back) {
  const light = ([red, green, blue]) => {
    const part = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const [more, less] = [light(front), light(back)].sort((a, b) => b - a);
  return (more + 0.05) / (less + 0.05);
}

const found = [];
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let text = texts.nextNode(); text; text = texts.nextNode()) {
  const one = text.parentElement;
  if (!text.nodeValue.trim() || !visible(one)) continue;
  const back = background(one);
  const ratio = contrast(over(colour(getComputedStyle(one).color), back), back);
  if (ratio < 4.5) found.push(`contrast ${ratio.toFixed(2)}: ${name(one)}`);
}
for (const one of document.querySelectorAll("body *")) {
  const box = one.getBoundingClientRect();
  const clips = (above) => above && (getComputedStyle(above).overflowX !== "visible" || clips(above.parentElement));
  if (visible(one) && box.right > innerWidth + 1 && !clips(one.parentElement)) found.push(`too wide: ${name(one)}`);
  const isTarget = one.matches("button, summary, input, a, select");
  if (isTarget && visible(one) && Math.min(box.width, box.height) < 24) found.push(`small: ${name(one)}`);
}
return [...new Set(found)];
