// The explorer of documents and what relates them: it draws what Python laid out, pans, zooms, searches, opens cards.
// Every text goes in as text (textContent, setAttribute) and never as markup, so that no title can bring a script along.

const SVG = "http://www.w3.org/2000/svg";
const STEP = 1.3; // one press of a button or key, or one notch of a wheel, zooms by this
const NEAR = 2.5; // screen pixels to one of the drawing when zoomed in fully
const READABLE = 0.6; // below this the small text is left out, and a drawing does not open further away
const PART = 1 / 8; // of what is seen, a key moves on by this
const SLACK = 4; // pixels that a pointer may move within a click

const make = (tag, attributes, ...children) => filled(document.createElement(tag), attributes, children);
const draw = (tag, attributes, ...children) => filled(document.createElementNS(SVG, tag), attributes, children);

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children); // text among the children becomes text nodes
  return element;
}

function button(text, label, act) {
  const made = make("button", { type: "button", "aria-label": label, title: label }, text);
  made.addEventListener("click", act);
  return made;
}

const HEADINGS = {
  succession: ["Replaced by", "What it replaced"],
  planned: ["In development to replace it", "What it is to replace"],
  relation: ["What it relates to", "What relates to it"],
};

const folded = (text) => text.toLowerCase().replace(/\s+/g, ""); // so that iso9001:1994 finds ISO 9001:1994

function render({ model, el }) {
  const graph = model.get("graph");
  const nodes = new Map(graph.nodes.map((node) => [node.name, node]));
  const shapes = new Map();
  const lines = [];
  const serial = `isograph-${Math.random().toString(36).slice(2)}`; // a page may show one explorer twice
  let view = { x: 0, y: 0, width: graph.width };
  let current = graph.start; // the document that the Tab key reaches
  let shown = ""; // the document of the open card
  let [hits, hit] = [[], -1]; // what the search found, and which of it is looked at

  // The parts of the page.
  const parts = [heads(), ...graph.edges.map(edgeShape), ...graph.nodes.map(nodeShape)];
  const svg = draw("svg", { role: "group", "aria-label": graph.summary, tabindex: -1 }, ...parts);
  const search = make("input", { type: "search", placeholder: "Find a document", "aria-label": "Find a document" });
  const found = make("span", { role: "status" });
  const card = make("aside", { role: "dialog", "aria-labelledby": `${serial}-card`, tabindex: -1, hidden: "" });
  const nearer = button("+", "Zoom in", () => zoom(STEP));
  const further = button("−", "Zoom out", () => zoom(1 / STEP));
  const bar = make("div", { class: "bar" }, search, found, further, nearer, button("All", "Show all documents", fit));
  const signs = make("ul", {}, ...graph.signs.map(sign));
  const legend = make("details", { class: "legend" }, make("summary", {}, "Legend"), signs);
  const root = make("div", { class: "isograph-explorer" }, bar, make("div", { class: "stage" }, svg, legend, card));

  function heads() {
    const tip = draw("path", { d: "M0 0 L8 4 L0 8 Z" });
    const size = { viewBox: "0 0 8 8", refX: 7, refY: 4, markerUnits: "userSpaceOnUse", markerWidth: 10, markerHeight: 10 };
    return draw("defs", {}, draw("marker", { id: `${serial}-head`, orient: "auto", ...size }, tip));
  }

  function edgeShape(edge) {
    const attributes = { d: edge.path, class: `edge ${edge.style}`, "marker-end": `url(#${serial}-head)` };
    const shape = draw("path", attributes, draw("title", {}, `${edge.source} ${edge.how} ${edge.target}`));
    lines.push([edge, shape]);
    return shape;
  }

  function nodeShape(node) {
    const [width, height] = graph.box;
    const label = [node.name, node.line, node.title].filter(Boolean).join(", ");
    const place = { class: `node ${node.style}`, transform: `translate(${node.x} ${node.y})` };
    const shape = draw(
      "g",
      { ...place, role: "button", tabindex: node.name === current ? 0 : -1, "aria-label": label },
      draw("title", {}, label),
      draw("rect", { x: -width / 2, y: -height / 2, width, height, rx: 5 }),
      draw("text", { class: "name", y: -4 }, node.label),
      draw("text", { class: "line", y: 13 }, node.line),
    );
    shape.addEventListener("click", () => open(node.name));
    shape.addEventListener("focus", () => reach(node.name));
    shapes.set(node.name, shape);
    return shape;
  }

  // One entry of the legend: what a frame or a line that is drawn means.
  function sign([kind, style, word]) {
    const line = { d: "M0 8 H28", "marker-end": `url(#${serial}-head)` };
    const shape = kind === "edge" ? draw("path", line) : draw("rect", { x: 2, y: 2, width: 26, height: 12, rx: 3 });
    const drawn = draw("svg", { class: "sign", "aria-hidden": "true" }, draw("g", { class: `${kind} ${style}` }, shape));
    return make("li", {}, drawn, word);
  }

  // Where the drawing is looked at: a part of it, as high as the page lets it be.
  const scale = () => svg.clientWidth / view.width;
  const free = () => view.width - (card.hidden ? 0 : card.offsetWidth / scale()); // what the card leaves
  const height = () => (view.width * svg.clientHeight) / (svg.clientWidth || 1);

  function show() {
    svg.setAttribute("viewBox", [view.x, view.y, view.width, height()].map((each) => each.toFixed(2)).join(" "));
    root.classList.toggle("far", scale() < READABLE);
  }

  function whole() {
    const tall = (graph.height * svg.clientWidth) / (svg.clientHeight || 1);
    return Math.max(graph.width, tall, svg.clientWidth / NEAR);
  }

  function fit() {
    view.width = whole();
    centre(graph.width / 2, graph.height / 2);
  }

  function centre(x, y) {
    view.x = x - free() / 2;
    view.y = y - height() / 2;
    show();
  }

  // By parts of the width and the height.
  function pan(dx, dy) {
    view.x += dx * view.width;
    view.y += dy * height();
    show();
  }

  function zoom(factor, x = view.x + view.width / 2, y = view.y + height() / 2) {
    const width = Math.min(Math.max(view.width / factor, svg.clientWidth / NEAR), whole() * STEP);
    const part = width / view.width; // what is at x, y stays where it is on the screen
    view = { x: x - (x - view.x) * part, y: y - (y - view.y) * part, width };
    show();
  }

  function find(name) {
    const node = nodes.get(name);
    if (scale() < READABLE) view.width = svg.clientWidth;
    centre(node.x, node.y);
  }

  function visible({ x, y }) {
    const inside = (value, half, from, length) => value - half >= from && value + half <= from + length;
    const [half, low] = graph.box.map((side) => side / 2);
    return inside(x, half, view.x, free()) && inside(y, low, view.y, height());
  }

  // The document that has the focus; the arrow keys lead to the next one in their direction.
  function reach(name) {
    shapes.get(current)?.setAttribute("tabindex", -1);
    shapes.get(name).setAttribute("tabindex", 0);
    current = name;
    if (!visible(nodes.get(name))) find(name);
  }

  function next(dx, dy) {
    const from = nodes.get(current);
    const ahead = (node) => (node.x - from.x) * dx + (node.y - from.y) * dy;
    const aside = (node) => Math.abs((node.x - from.x) * dy) + Math.abs((node.y - from.y) * dx);
    const candidates = graph.nodes.filter((node) => node !== from && ahead(node) > 0);
    candidates.sort((a, b) => ahead(a) + 2 * aside(a) - ahead(b) - 2 * aside(b));
    if (candidates.length) shapes.get(candidates[0].name).focus();
  }

  // The card of a document.
  function open(name, turned = true) {
    card.replaceChildren(...cardParts(nodes.get(name)));
    card.hidden = false;
    choose(name);
    reach(name);
    if (turned) card.focus();
  }

  function close(turned = true) {
    if (card.hidden) return;
    card.hidden = true;
    choose("");
    if (turned) shapes.get(current).focus();
  }

  function choose(name) {
    shown = name; // first, so that what the model then tells back is no news
    mark("selected", name ? [name] : []);
    for (const [edge, shape] of lines) shape.classList.toggle("own", [edge.source, edge.target].includes(name));
    if (model.get("selected") === name) return;
    model.set("selected", name);
    model.save_changes();
  }

  function cardParts(node) {
    const facts = node.facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", { dir: "auto" }, value)]);
    const listed = Object.entries(HEADINGS).flatMap(([group, [leaving, coming]]) => [
      ...relations(leaving, group, node, "source", "target"),
      ...relations(coming, group, node, "target", "source"),
    ]);
    const name = make("h3", { id: `${serial}-card` }, node.name);
    const title = make("p", { class: "title", dir: "auto" }, node.title);
    return [button("×", "Close the card", () => close()), name, title, make("dl", {}, ...facts), ...listed];
  }

  function relations(heading, group, node, near, far) {
    const those = graph.edges.filter((edge) => edge.group === group && edge[near] === node.name);
    const items = those.map((edge) => {
      const link = button(edge[far], `Open ${edge[far]}`, () => open(edge[far]));
      const told = edge.date ? `${edge.how}, ${edge.date}` : edge.how;
      return make("li", {}, ...(far === "target" ? [`${told}: `, link] : [link, `: ${told}`]));
    });
    return items.length ? [make("h4", {}, heading), make("ul", {}, ...items)] : [];
  }

  function mark(name, marked) {
    for (const shape of shapes.values()) shape.classList.remove(name);
    for (const each of marked) shapes.get(each).classList.add(name);
  }

  // The search: typing finds, Enter goes through what is found.
  function seek() {
    const wanted = folded(search.value);
    const fits = (node) => [node.name, node.title].some((text) => folded(text).includes(wanted));
    hits = wanted ? graph.nodes.filter(fits).map((node) => node.name) : [];
    hit = -1;
    mark("hit", hits);
    step(1);
  }

  function step(by) {
    hit = hits.length ? (hit + by + hits.length) % hits.length : -1;
    mark("found", hits.slice(hit, hit + 1));
    found.textContent = search.value.trim() && "no document";
    if (!hits.length) return;
    found.textContent = `${hit + 1} of ${hits.length}: ${hits[hit]}`;
    reach(hits[hit]);
    find(hits[hit]);
  }

  // What the reader does.
  search.addEventListener("input", seek);
  search.addEventListener("keydown", (event) => event.key === "Enter" && step(event.shiftKey ? -1 : 1));

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const KEYS = { "+": () => zoom(STEP), "=": () => zoom(STEP), "-": () => zoom(1 / STEP), 0: fit };
  KEYS.Enter = KEYS[" "] = () => open(current);

  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !nodes.size) return;
    const [dx, dy] = ARROWS[event.key] ?? [];
    const act = dx === undefined ? KEYS[event.key] : () => (event.shiftKey ? pan(dx * PART, dy * PART) : next(dx, dy));
    if (!act) return;
    act();
    event.preventDefault();
  });

  // JupyterLab and Notebook take letters for commands, unless what has the focus bears this mark; others see no key.
  root.addEventListener("focusin", (event) => event.target.setAttribute("data-lm-suppress-shortcuts", "true"));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    event.stopPropagation();
  });

  // A wheel scrolls the page until the reader has turned to the drawing, lest a long notebook stop at every explorer.
  const point = ({ clientX, clientY }) => {
    const { left, top } = svg.getBoundingClientRect();
    return [view.x + (clientX - left) / scale(), view.y + (clientY - top) / scale()];
  };
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !root.contains(root.getRootNode().activeElement)) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? STEP : 1 / STEP, ...point(event));
  }, { passive: false });

  let [held, touching] = [null, new Map()];
  svg.addEventListener("pointerdown", (event) => {
    touching.set(event.pointerId, event);
    held = { at: point(event), x: event.clientX, y: event.clientY, moved: false };
  });
  svg.addEventListener("pointermove", (event) => {
    if (touching.size > 1) return pinch(event);
    if (!held || !event.buttons) return;
    held.moved ||= Math.hypot(event.clientX - held.x, event.clientY - held.y) > SLACK;
    if (!held.moved) return;
    svg.setPointerCapture(event.pointerId);
    const [x, y] = point(event);
    pan((held.at[0] - x) / view.width, (held.at[1] - y) / height());
  });
  function pinch(event, before = touching.get(event.pointerId)) {
    const rest = [...touching.values()].find((each) => each.pointerId !== event.pointerId); // the finger that stays
    const far = ({ clientX, clientY }) => Math.hypot(clientX - rest.clientX, clientY - rest.clientY) || 1;
    if (before) zoom(far(event) / far(before), ...point(rest));
    touching.set(event.pointerId, event);
    held = null; // what is then done with one finger is no drag
  }
  for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, (event) => touching.delete(event.pointerId));
  svg.addEventListener("click", (event) => held?.moved && event.stopPropagation(), { capture: true });

  // What Python chooses opens too, but takes no focus from where the reader is typing.
  function chosen() {
    const name = model.get("selected");
    if (name !== shown) nodes.has(name) ? open(name, false) : close(false);
  }
  model.on("change:selected", chosen);

  let opened = false;
  const resized = new ResizeObserver(() => {
    if (!svg.clientWidth) return; // not on the screen yet
    if (opened) return show();
    opened = true;
    fit();
    if (scale() < READABLE && nodes.has(current)) find(current);
    chosen();
  });
  resized.observe(svg);
  el.append(root);
  return () => {
    resized.disconnect();
    model.off("change:selected", chosen);
  };
}

export default { render };
