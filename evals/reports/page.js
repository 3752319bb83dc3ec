const buttons = document.querySelectorAll(".filter button");
const cards = document.querySelectorAll(".card");
for (const button of buttons) {
  button.addEventListener("click", () => {
    for (const other of buttons) other.classList.toggle("on", other === button);
    const reason = button.dataset.reason;
    for (const card of cards) card.hidden = reason !== "" && card.dataset.reason !== reason;
  });
}
