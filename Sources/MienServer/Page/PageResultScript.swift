extension Page {
  /// Cards with bars, and what a screen reader is told.
  static let resultScript = #"""
    const cards = byId("faces");
    let spokenText = "";
    let spokenAt = 0;

    function element(name, type, text) {
      const made = document.createElement(name);
      if (type) made.className = type;
      if (text !== undefined) made.textContent = text;
      return made;
    }

    /// One card a face; cards are kept from frame to frame, so that bars glide.
    function showFaces(source, faces) {
      while (cards.children.length > faces.length) cards.lastElementChild.remove();
      while (cards.children.length < faces.length) cards.append(emptyCard());
      faces.forEach((face, index) => fillCard(cards.children[index], source, face, index));
      byId("count").textContent = faces.length || "";
      byId("nothing").hidden = faces.length > 0;
    }

    function emptyCard() {
      const card = element("li", "card");
      const top = element("div", "top");
      const crop = element("canvas");
      crop.width = crop.height = 128;
      crop.setAttribute("aria-hidden", "true");
      const words = element("div");
      words.append(element("p", "which"), element("h3"));
      top.append(crop, words, element("p", "share"));
      card.append(top, element("div", "bars"));
      return card;
    }

    function fillCard(card, source, face, index) {
      card.dataset.top = face.top;
      card.querySelector(".which").textContent = face.name || "Face " + (index + 1);
      card.querySelector("h3").textContent = face.top;
      card.querySelector(".share").textContent = percent(face.emotions[face.top]);
      cutFace(card.querySelector("canvas"), source, face.box);
      const bars = card.querySelector(".bars");
      const entries = Object.entries(face.emotions);
      while (bars.children.length > entries.length) bars.lastElementChild.remove();
      while (bars.children.length < entries.length) bars.append(emptyBar());
      entries.forEach(([label, value], at) => {
        const bar = bars.children[at];
        bar.classList.toggle("best", label === face.top);
        bar.style.setProperty("--colour", colourOf(label));
        bar.style.setProperty("--part", value);
        bar.querySelector(".name").textContent = label;
        bar.querySelector(".value").textContent = percent(value);
      });
    }

    function emptyBar() {
      const bar = element("div");
      const track = element("span", "track");
      const fill = element("span", "fill");
      fill.style.display = "block";
      track.append(fill);
      bar.append(element("span", "name"), track, element("span", "value"));
      return bar;
    }

    function cutFace(target, source, box) {
      const side = Math.max(box[2], box[3]) * 1.25;
      const x = box[0] + box[2] / 2 - side / 2;
      const y = box[1] + box[3] / 2 - side / 2;
      const context = target.getContext("2d");
      context.clearRect(0, 0, 128, 128);
      context.drawImage(source, x, y, side, side, 0, 0, 128, 128);
    }

    /// Tells a screen reader; not more often than every `pause` milliseconds.
    function speak(faces, pause) {
      const all = faces.map((face) => face.top + ", " + percent(face.emotions[face.top]));
      const text = faces.length === 0 ? "No face found."
        : (faces.length === 1 ? "One face: " : faces.length + " faces: ") + all.join("; ") + ".";
      const tops = faces.map((face) => face.top).join();
      canvas.setAttribute("aria-label", text);
      if (pause && (tops === spokenText || performance.now() - spokenAt < pause)) return;
      spokenText = tops;
      spokenAt = performance.now();
      byId("spoken").textContent = text;
    }

    function showTrouble(text) {
      byId("trouble").textContent = text || "";
      byId("trouble").hidden = !text;
    }

    function showLatency(roundTrip, model, rate) {
      byId("latency").textContent = (rate ? rate.toFixed(0) + " a second, " : "")
        + Math.round(roundTrip) + " ms, " + Math.round(model) + " on the server";
    }
    """#
}
