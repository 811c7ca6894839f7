// Closes the menu of narrow screens when it has led to a place on the same page.
const menu = document.querySelector("#navigation");

menu?.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link?.hash && menu.matches(":popover-open")) menu.hidePopover();
});
