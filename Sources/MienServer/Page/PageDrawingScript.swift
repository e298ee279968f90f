extension Page {
  /// Colours of labels; the picture with boxes and labels over it.
  static let drawingScript = #"""
    const byId = (id) => document.getElementById(id);
    const known = {
      angry: "#e0483e", anger: "#e0483e", disgust: "#5c9c3d", contempt: "#a8743b",
      fear: "#8a63d2", happy: "#f0a81e", happiness: "#f0a81e", sad: "#3d83d6",
      sadness: "#3d83d6", surprise: "#e26fb0", neutral: "#8d8a94",
    };
    const others = ["#2aa198", "#b5651d", "#6c71c4", "#d33682", "#859900", "#cb4b16"];
    const labels = [];
    function colourOf(label) {
      if (known[label.toLowerCase()]) return known[label.toLowerCase()];
      if (!labels.includes(label)) labels.push(label);
      return others[labels.indexOf(label) % others.length];
    }
    const percent = (value) => Math.round(value * 100) + " %";

    const stage = byId("stage");
    const canvas = byId("canvas");
    const mist = document.createElement("canvas");
    mist.width = 16;
    mist.height = 12;

    /// Draws a picture as large as fits, then its faces; answers where the picture was put.
    function draw(source, width, height, faces, isMirrored) {
      const ratio = window.devicePixelRatio || 1;
      const room = stage.getBoundingClientRect();
      canvas.hidden = false;
      canvas.width = Math.round(room.width * ratio);
      canvas.height = Math.round(room.height * ratio);
      const context = canvas.getContext("2d");
      context.scale(ratio, ratio);
      const scale = Math.min(room.width / width, room.height / height);
      const left = (room.width - width * scale) / 2;
      const top = (room.height - height * scale) / 2;
      context.save();
      if (isMirrored) {
        context.translate(room.width, 0);
        context.scale(-1, 1);
      }
      drawBackdrop(context, source, width, height, room);
      context.drawImage(source, left, top, width * scale, height * scale);
      context.restore();
      for (const face of faces) {
        let x = left + face.box[0] * scale;
        if (isMirrored) x = room.width - x - face.box[2] * scale;
        drawFace(context, face, x, top + face.box[1] * scale, face.box[2] * scale,
          face.box[3] * scale, room);
      }
    }

    /// Fills what the picture leaves free with the picture itself, out of focus.
    function drawBackdrop(context, source, width, height, room) {
      mist.getContext("2d").drawImage(source, 0, 0, 16, 12);
      const scale = Math.max(room.width / width, room.height / height) * 1.2;
      context.imageSmoothingQuality = "high";
      context.globalAlpha = 0.45;
      context.drawImage(mist, (room.width - width * scale) / 2,
        (room.height - height * scale) / 2, width * scale, height * scale);
      context.globalAlpha = 1;
    }

    function drawFace(context, face, x, y, width, height, room) {
      const colour = colourOf(face.top);
      const arm = Math.max(9, Math.min(width, height) * 0.22);
      const radius = Math.min(12, arm * 0.7);
      for (const [line, style] of [[6, "rgb(0 0 0 / 0.35)"], [3.4, colour]]) {
        context.lineWidth = line;
        context.strokeStyle = style;
        context.lineCap = "round";
        context.beginPath();
        for (const [cx, cy, dx, dy] of [[x, y, 1, 1], [x + width, y, -1, 1],
          [x + width, y + height, -1, -1], [x, y + height, 1, -1]]) {
          context.moveTo(cx, cy + dy * arm);
          context.arcTo(cx, cy, cx + dx * arm, cy, radius);
          context.lineTo(cx + dx * arm, cy);
        }
        context.stroke();
      }
      drawTag(context, face, x, y, width, height, colour, room);
    }

    function drawTag(context, face, x, y, width, height, colour, room) {
      const size = Math.max(12, Math.min(17, width * 0.13));
      context.font = "600 " + size + "px " + getComputedStyle(document.body).fontFamily;
      const share = percent(face.emotions[face.top]);
      const text = (face.name ? face.name + "  " : "") + face.top + "  " + share;
      const length = context.measureText(text).width + size * 2.5;
      const tall = size * 2;
      const left = Math.max(4, Math.min(x + width / 2 - length / 2, room.width - length - 4));
      let top = y - tall - 8;
      if (top < 4) top = Math.min(y + height + 8, room.height - tall - 4);
      context.fillStyle = "rgb(20 16 18 / 0.82)";
      context.beginPath();
      context.roundRect(left, top, length, tall, tall / 2);
      context.fill();
      context.fillStyle = colour;
      context.beginPath();
      context.arc(left + size, top + tall / 2, size * 0.34, 0, 7);
      context.fill();
      context.fillStyle = "#fff";
      context.textBaseline = "middle";
      context.fillText(text, left + size * 1.7, top + tall / 2 + 0.5);
    }
    """#
}
