document.querySelector(".matrix").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) {
    const evidence = document.getElementById(button.getAttribute("aria-controls"));
    evidence.hidden = !evidence.hidden;
    button.setAttribute("aria-expanded", String(!evidence.hidden));
  }
});
