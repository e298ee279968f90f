extension Page {
  /// Pictures and camera in, requests out.
  static let sourceScript = #"""
    const longest = 1600;
    let token = "";
    let pictures = [];
    let current = -1;
    let stream = null;
    // Raised when the camera is to be off, and when the pictures are to go: whoever waited for it gives up.
    let cameraTurn = 0;
    let pictureTurn = 0;
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;

    async function ask(blob) {
      const headers = { "Content-Type": blob.type || "application/octet-stream" };
      if (token) headers.Authorization = "Bearer " + token;
      const start = performance.now();
      const reply = await fetch("v1/analyze", { method: "POST", headers, body: blob });
      const answer = await reply.json();
      if (reply.status === 401) byId("token").hidden = false;
      if (!reply.ok) throw new Error(answer.detail || answer.title);
      return { ...answer.images[0], model: answer.milliseconds,
        roundTrip: performance.now() - start };
    }

    /// The picture upright and no larger than needed, so that phones' photographs travel fast.
    async function prepared(file) {
      const bitmap = await createImageBitmap(file);
      const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
      const sheet = document.createElement("canvas");
      sheet.width = Math.max(1, Math.round(bitmap.width * scale));
      sheet.height = Math.max(1, Math.round(bitmap.height * scale));
      const pen = sheet.getContext("2d");
      // Transparent pictures lie on white, as on the server; JPEG would make them black.
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, sheet.width, sheet.height);
      pen.drawImage(bitmap, 0, 0, sheet.width, sheet.height);
      bitmap.close();
      const blob = await new Promise((done) => sheet.toBlob(done, "image/jpeg", 0.92));
      return { sheet, blob };
    }

    async function add(files) {
      stopCamera();
      showTrouble("");
      const mine = pictureTurn;
      for (const file of files) {
        try {
          const picture = await prepared(file);
          picture.answer = await ask(picture.blob);
          if (pictureTurn !== mine) return;
          picture.url = URL.createObjectURL(picture.blob);
          pictures.push(picture);
          showStrip();
          show(pictures.length - 1);
        } catch (error) {
          if (pictureTurn !== mine) return;
          const isUnread = error.name === "InvalidStateError" || error.name === "EncodingError";
          showTrouble(isUnread ? "This browser cannot read that file as a picture."
            : error.message);
        }
      }
    }

    function show(index) {
      current = index;
      const { sheet, answer } = pictures[index];
      byId("empty").hidden = true;
      byId("clear").hidden = false;
      draw(sheet, sheet.width, sheet.height, answer.faces, false);
      showFaces(sheet, answer.faces);
      if (answer.faces.length === 0) {
        byId("nothing").textContent = "No face was found in this picture.";
      }
      speak(answer.faces, 0);
      showLatency(answer.roundTrip, answer.model);
      [...byId("strip").querySelectorAll("button")].forEach((button, at) =>
        button.setAttribute("aria-current", at === index));
    }

    function showStrip() {
      byId("strip").hidden = pictures.length < 2;
      byId("strip").replaceChildren(...pictures.map(({ url }, index) => {
        const entry = element("li");
        const button = element("button");
        const image = element("img");
        button.type = "button";
        image.src = url;
        image.alt = "Picture " + (index + 1);
        button.append(image);
        button.onclick = () => show(index);
        entry.append(button);
        return entry;
      }));
    }

    function clear() {
      stopCamera();
      pictureTurn += 1;
      pictures.forEach(({ url }) => URL.revokeObjectURL(url));
      pictures = [];
      current = -1;
      tracks = [];
      nextTrack = 0;
      showStrip();
      showFaces(null, []);
      showTrouble("");
      canvas.hidden = byId("clear").hidden = byId("timeline").hidden = true;
      byId("empty").hidden = false;
      byId("latency").textContent = "";
      byId("nothing").textContent = "Each face that is found gets a card here.";
    }

    async function startCamera() {
      clear();
      const turn = cameraTurn;
      let opened;
      try {
        const wish = { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: "user" };
        opened = await navigator.mediaDevices.getUserMedia({ video: wish, audio: false });
      } catch (error) {
        if (cameraTurn !== turn) return;
        showTrouble(navigator.mediaDevices ? "The camera could not be started: " + error.message
          : "Browsers open cameras only on https:// pages and on this machine's own address.");
        return;
      }
      if (cameraTurn !== turn) {
        opened.getTracks().forEach((track) => track.stop());
        return;
      }
      stream = opened;
      video.srcObject = stream;
      await video.play();
      if (stream !== opened) return;
      byId("camera").textContent = "Stop camera";
      byId("camera").setAttribute("aria-pressed", "true");
      byId("empty").hidden = true;
      byId("clear").hidden = byId("live").hidden = false;
      let faces = [];
      const paint = () => {
        if (stream !== opened) return;
        draw(video, video.videoWidth, video.videoHeight, faces, true);
        requestAnimationFrame(paint);
      };
      paint();
      const sheet = document.createElement("canvas");
      let rate = 0;
      while (stream === opened) {
        const start = performance.now();
        sheet.width = video.videoWidth;
        sheet.height = video.videoHeight;
        sheet.getContext("2d").drawImage(video, 0, 0);
        const blob = await new Promise((done) => sheet.toBlob(done, "image/jpeg", 0.85));
        try {
          const answer = await ask(blob);
          if (stream !== opened) return;
          const now = performance.now();
          showTrouble("");
          follow(answer.faces, now);
          faces = answer.faces;
          showFaces(sheet, faces);
          speak(faces, 3000);
          showTimeline(now);
          const instant = 1000 / (now - start);
          rate = rate ? 0.8 * rate + 0.2 * instant : instant;
          showLatency(answer.roundTrip, answer.model, rate);
        } catch (error) {
          if (stream !== opened) return;
          showTrouble(error.message);
          await new Promise((done) => setTimeout(done, 1000));
        }
      }
    }

    function stopCamera() {
      cameraTurn += 1;
      if (!stream) return;
      stream.getTracks().forEach((track) => track.stop());
      stream = null;
      video.srcObject = null;
      byId("camera").textContent = "Start camera";
      byId("camera").setAttribute("aria-pressed", "false");
      byId("live").hidden = true;
    }

    byId("choose").onclick = () => byId("files").click();
    byId("files").onchange = (event) => {
      add([...event.target.files]);
      event.target.value = "";
    };
    byId("camera").onclick = () => (stream ? stopCamera() : startCamera());
    byId("clear").onclick = () => {
      clear();
      byId("choose").focus();
    };
    byId("token").onsubmit = (event) => {
      event.preventDefault();
      token = byId("secret").value;
      byId("token").hidden = true;
      showTrouble("");
      showModel();
    };
    addEventListener("paste", (event) => {
      const files = [...event.clipboardData.files].filter((file) => file.type.startsWith("image/"));
      if (files.length > 0) add(files);
    });
    addEventListener("dragover", (event) => {
      event.preventDefault();
      stage.classList.add("over");
    });
    addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) stage.classList.remove("over");
    });
    addEventListener("drop", (event) => {
      event.preventDefault();
      stage.classList.remove("over");
      add([...event.dataTransfer.files]);
    });
    addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const isTyping = event.target.tagName === "INPUT";
      if (step && pictures[current + step] && !isTyping) show(current + step);
    });
    addEventListener("resize", () => {
      if (!stream && current >= 0) show(current);
    });
    addEventListener("pagehide", stopCamera);

    async function showModel() {
      const headers = token ? { Authorization: "Bearer " + token } : {};
      const reply = await fetch("v1/model", { headers });
      if (reply.status === 401) byId("token").hidden = false;
      if (!reply.ok) return;
      const model = await reply.json();
      byId("model").textContent = model.name + ", " + model.labels.length + " labels";
      byId("model").hidden = false;
    }
    showModel();
    """#
}
