// Begins what Wagtail's templates begin by inline scripts, of which the admin's policy allows none: a <safelane-start> says what, and with
// which arguments. A custom element is noticed at once wherever it is put (page, panel, dialogue), at the very moment an inline script would run.
(() => {
    "use strict";
    const made = name => (...values) => new window[name](...values);
    const called = name => (...values) => window[name](...values);
    // Only these: what stands in a page must not be able to call anything else.
    const BEGINNINGS = new Map([
        ...["InlinePanel", "MultipleChooserPanel"].map(name => [name, made(name)]),
        ...["Chooser", "PageChooser", "ImageChooser", "DocumentChooser", "SnippetChooser", "NearbyPageChooser"].map(name => [name, made(name)]),
        ...["createTaskChooser", "createMediaChooser"].map(name => [name, called(name)]),
        ...["initDateChooser", "initTimeChooser", "initDateTimeChooser"].map(name => [name, called(name)]),
    ]);
    // Where a recording is chosen, wagtailmedia's script writes the name of a new file into its title. It may tell who speaks: title it by hand.
    document.addEventListener("change", event => {
        if (event.target.name === "media-chooser-upload-file") event.stopPropagation();
    }, true);
    customElements.define("safelane-start", class extends HTMLElement {
        connectedCallback() {
            if (this.hasAttribute("started")) return; // moved within the page
            this.setAttribute("started", "");
            BEGINNINGS.get(this.getAttribute("what"))(...JSON.parse(this.getAttribute("with")));
        }
    });
})();
