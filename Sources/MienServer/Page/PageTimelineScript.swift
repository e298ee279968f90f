extension Page {
  /// Who is who from frame to frame, and each face's last minute.
  static let timelineScript = #"""
    const minute = 60000;
    let tracks = [];
    let nextTrack = 0;

    function overlap(a, b) {
      const width = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
      const height = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
      if (width <= 0 || height <= 0) return 0;
      const shared = width * height;
      return shared / (a[2] * a[3] + b[2] * b[3] - shared);
    }

    /// Names the faces of a frame after those of the frames before: greedy, best overlap first.
    function follow(faces, now) {
      const pairs = [];
      for (const face of faces) {
        for (const track of tracks) {
          const shared = overlap(face.box, track.box);
          if (shared > 0.2 && now - track.seen < 2000) pairs.push([shared, face, track]);
        }
      }
      pairs.sort((a, b) => b[0] - a[0]);
      const taken = new Set();
      for (const [, face, track] of pairs) {
        if (face.track || taken.has(track)) continue;
        face.track = track;
        taken.add(track);
      }
      for (const face of faces) {
        if (!face.track) {
          face.track = { name: "Face " + (++nextTrack), points: [] };
          tracks.push(face.track);
        }
        const track = face.track;
        face.name = track.name;
        track.box = face.box;
        track.seen = now;
        track.points.push([now, face.emotions]);
        while (track.points[0][0] < now - minute) track.points.shift();
      }
      tracks = tracks.filter((track) => track.seen > now - minute);
    }

    function showTimeline(now) {
      const shown = tracks.slice(-4);
      byId("timeline").hidden = shown.length === 0;
      if (shown.length === 0) return;
      showLegend(Object.keys(shown[0].points.at(-1)[1]));
      const lanes = byId("lanes");
      while (lanes.children.length > shown.length) lanes.lastElementChild.remove();
      while (lanes.children.length < shown.length) {
        const lane = element("div", "lane");
        const chart = element("canvas");
        chart.setAttribute("role", "img");
        lane.append(element("span"), chart);
        lanes.append(lane);
      }
      shown.forEach((track, index) => {
        lanes.children[index].firstChild.textContent = track.name;
        drawLane(lanes.children[index].lastChild, track, now);
      });
    }

    function showLegend(names) {
      const legend = byId("legend");
      if (legend.children.length === names.length) return;
      legend.replaceChildren(...names.map((name) => {
        const entry = element("li");
        const swatch = element("i");
        swatch.style.setProperty("--colour", colourOf(name));
        entry.append(swatch, name);
        return entry;
      }));
    }

    /// The probabilities of one face, stacked, time from left to right.
    function drawLane(chart, track, now) {
      const ratio = window.devicePixelRatio || 1;
      const room = chart.getBoundingClientRect();
      chart.width = Math.round(room.width * ratio);
      chart.height = Math.round(room.height * ratio);
      const context = chart.getContext("2d");
      context.scale(ratio, ratio);
      const place = (time) => room.width * (1 - (now - time) / minute);
      const floor = track.points.map(() => 0);
      for (const label of Object.keys(track.points[0][1])) {
        context.beginPath();
        track.points.forEach(([time], at) =>
          context.lineTo(place(time), room.height * (1 - floor[at])));
        track.points.forEach(([, emotions], at) => { floor[at] += emotions[label]; });
        for (let at = track.points.length - 1; at >= 0; at--) {
          context.lineTo(place(track.points[at][0]), room.height * (1 - floor[at]));
        }
        context.fillStyle = colourOf(label);
        context.fill();
      }
      const last = Object.entries(track.points.at(-1)[1]).sort((a, b) => b[1] - a[1])[0];
      chart.setAttribute("aria-label", track.name + ": now " + last[0] + ", " + percent(last[1]));
    }
    """#
}
