// Wagtail's chooser of pages, which opens at the page that the form names instead of the root, until a page is chosen.
window.NearbyPageChooser = class NearbyPageChooser extends window.PageChooser {
  getModalOptions() {
    return { parentId: this.opts.parentId, ...super.getModalOptions() };
  }
};
