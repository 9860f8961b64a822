// Draws what the simulator sends and sends what the person does. It keeps no state of its own but the language.
"use strict";
const KEYS = ["1", "2", "3", "A", "4", "5", "6", "B", "7", "8", "9", "C", "*", "0", "#", "D"];
const HINTS = { A: "keyA", B: "keyB", C: "keyC", D: "keyD", "*": "keyStar", "#": "keyHash" };
const FROM_KEYBOARD = { Enter: "#", Escape: "C", Backspace: "*", ArrowUp: "A", ArrowDown: "B" };
const DEVICES = ["card", "terminal"];
const byId = id => document.getElementById(id);
let language = localStorage.getItem("language") || (navigator.language.startsWith("zh") ? "zh" : "en");
let focused = "card";
let state = null;
let shown = new Map(); // account -> amount last drawn, to mark what changed

const text = key => TEXTS[language][key] ?? key;
const post = path => fetch(path, { method: "POST" }).catch(() => lost());
const money = minor => {
  const sign = minor < 0 ? "-" : "", digits = String(Math.abs(minor)).padStart(3, "0");
  return sign + digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",") + "." + digits.slice(-2);
};
const element = (name, content, className) => {
  const made = document.createElement(name);
  if (content !== undefined) made.textContent = content;
  if (className) made.className = className;
  return made;
};

function drawFrame(canvas, base64, powered) {
  const context = canvas.getContext("2d");
  context.fillStyle = "#05080b";
  context.fillRect(0, 0, 512, 256);
  if (!powered || !base64) return;
  const bytes = atob(base64);
  context.fillStyle = "#9fe3ff";
  for (let page = 0; page < 8; page++)
    for (let x = 0; x < 128; x++) {
      const column = bytes.charCodeAt(page * 128 + x);
      for (let bit = 0; column >> bit; bit++)
        if (column >> bit & 1) context.fillRect(x * 4, (page * 8 + bit) * 4, 3.6, 3.6);
    }
}

function drawDevice(name) {
  const device = state.devices[name], root = byId(name), canvas = root.querySelector("canvas");
  drawFrame(canvas, device.frame, device.powered);
  canvas.setAttribute("aria-label", device.lines.join("\n"));
  root.classList.toggle("off", !device.powered);
  root.classList.toggle("focused", focused === name);
  root.querySelector(".power").textContent = text(device.powered ? "powerOff" : "powerOn");
  const code = root.querySelector(".code");
  code.replaceChildren();
  if (device.enrolmentCode) code.append(text("code") + " ", element("b", device.enrolmentCode));
}

function drawBooks() {
  const next = new Map();
  byId("books").replaceChildren(...state.books.map(book => {
    const box = element("div", undefined, "book"), table = element("table");
    box.append(element("h3", book.title), table);
    for (const account of book.accounts) {
      const row = element("tr"), key = book.institution + "/" + account.name;
      row.append(element("td", account.name), element("td", text(account.isAsset ? "has" : "owes"), "state"),
        element("td", money(account.amountMinor), "amount"));
      next.set(key, account.amountMinor);
      if (shown.has(key) && shown.get(key) !== account.amountMinor) row.className = "changed";
      table.append(row);
    }
    const sum = element("tr", undefined, "sum");
    sum.append(element("td", text("sum")), element("td"), element("td", money(book.sumMinor), "amount"));
    table.append(sum);
    return box;
  }));
  shown = next;
  const total = element("b", money(state.money.totalMinor) + " CNY, " + text(state.money.constant ? "constant" : "broken"));
  total.classList.toggle("broken", !state.money.constant);
  const parts = state.money.rows.map((row, i) =>
    (row.amountMinor < 0 ? " − " : i ? " + " : "") + text(row.place) + " " + money(Math.abs(row.amountMinor))).join("");
  byId("money").replaceChildren(text("total") + " ", total, " (" + parts + ")");
}

function drawLists() {
  const rows = state.vouchers.map(voucher => {
    const row = element("tr"), id = element("td");
    id.append(element("code", voucher.id.slice(0, 8)));
    const part = voucher.paidMinor > 0 && voucher.paidMinor < voucher.amountMinor ? money(voucher.paidMinor) + " / " : "";
    row.append(id, element("td", voucher.payee), element("td", text("state" + voucher.state), "state"), element("td", part + money(voucher.amountMinor), "amount"));
    row.title = voucher.id;
    return row;
  });
  byId("vouchers").tBodies[0].replaceChildren(...(rows.length ? rows : [element("tr", text("noVouchers"))]));
  byId("events").replaceChildren(...state.events.slice(-60).reverse().map(event => {
    const item = element("li", undefined, event.kind);
    item.append(element("time", event.time), event.text[language]);
    return item;
  }));
}

function draw() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = text(node.dataset.text);
  byId("language").textContent = text("other");
  for (const hint of document.querySelectorAll(".keys small")) hint.textContent = hint.dataset.hint ? text(hint.dataset.hint) : "";
  if (!state) return;
  DEVICES.forEach(drawDevice);
  drawBooks();
  drawLists();
  byId("network").checked = state.network;
  byId("touch").setAttribute("aria-pressed", state.touching);
  byId("guide").textContent = text(state.guide);
}

function lost() {
  byId("guide").textContent = text("lost");
}

function press(device, key) {
  focus(device);
  post(`api/key?device=${device}&key=${encodeURIComponent(key)}`);
  const button = byId(device).querySelector(`[data-key="${key}"]`);
  button.classList.add("down");
  setTimeout(() => button.classList.remove("down"), 120);
}

function focus(device) {
  focused = device;
  DEVICES.forEach(name => byId(name).classList.toggle("focused", name === device));
}

for (const name of DEVICES) {
  const root = byId(name);
  for (const key of KEYS) {
    const button = element("button", key), hint = element("small");
    button.type = "button";
    button.tabIndex = -1;
    button.dataset.key = key;
    if (HINTS[key]) hint.dataset.hint = HINTS[key];
    button.append(hint);
    button.addEventListener("click", () => press(name, key));
    root.querySelector(".keys").append(button);
  }
  root.addEventListener("focus", () => focus(name));
  root.addEventListener("click", () => focus(name));
  root.querySelector(".power").addEventListener("click", () => post(`api/power?device=${name}&on=${!state.devices[name].powered}`));
}
// A mouse click leaves the focus where it is, so that the keyboard goes on driving the device; Tab still reaches all.
document.addEventListener("mousedown", event => {
  if (event.target.closest("button, label, input")) event.preventDefault();
});

function isPressing(event) {
  return event.target.matches("button, input") && (event.key === "Enter" || event.key === " ");
}

document.addEventListener("keydown", event => {
  const key = FROM_KEYBOARD[event.key] ?? event.key.toUpperCase();
  if (event.ctrlKey || event.altKey || event.metaKey || isPressing(event) || !KEYS.includes(key)) return;
  event.preventDefault();
  press(focused, key);
});
byId("network").addEventListener("change", event => post(`api/network?online=${event.target.checked}`));
byId("touch").addEventListener("click", () => post(`api/touch?held=${!state.touching}`));
byId("language").addEventListener("click", () => {
  language = language === "en" ? "zh" : "en";
  localStorage.setItem("language", language);
  draw();
});
const events = new EventSource("api/events");
events.onmessage = message => {
  state = JSON.parse(message.data);
  draw();
};
events.onerror = lost;
draw();
