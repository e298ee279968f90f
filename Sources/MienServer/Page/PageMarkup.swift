extension Page {
  static let markup = #"""
    <a class="skip" href="#results">Skip to the results</a>
    <header>
      <div class="brand">
        <svg viewBox="0 0 48 48" aria-hidden="true"><rect width="48" height="48" rx="14"/>
          <path d="M17 18v3M31 18v3M14 30c5 6 15 6 20 0"/></svg>
        <div><h1>Mien</h1><p>Faces, and how their expressions read.</p></div>
      </div>
      <ul class="chips">
        <li id="model" hidden></li>
        <li class="quiet"><svg viewBox="0 0 16 16" aria-hidden="true"><path
          d="M4 7V5a4 4 0 0 1 8 0v2M3 7h10v7H3z"/></svg>Nothing is stored</li>
      </ul>
    </header>
    <main>
      <section class="stage-card" aria-label="Picture">
        <div class="stage" id="stage">
          <canvas id="canvas" role="img" aria-label="No picture yet" hidden></canvas>
          <div class="empty" id="empty">
            <svg viewBox="0 0 120 120" aria-hidden="true">
              <path class="corner" d="M8 32V16a8 8 0 0 1 8-8h16M88 8h16a8 8 0 0 1 8 8v16M112
                88v16a8 8 0 0 1-8 8H88M32 112H16a8 8 0 0 1-8-8V88"/>
              <path class="face" d="M44 46v8M76 46v8M38 74c10 13 34 13 44 0"/>
            </svg>
            <p class="lead">Drop pictures here</p>
            <p>or paste one, choose files, or start your camera.</p>
          </div>
          <p class="dropping" aria-hidden="true">Let go to look at it</p>
          <p class="live" id="live" hidden><span></span>Live</p>
        </div>
        <div class="controls">
          <input type="file" id="files" accept="image/*" multiple class="hidden">
          <button type="button" class="primary" id="choose">Choose pictures</button>
          <button type="button" id="camera" aria-pressed="false">Start camera</button>
          <button type="button" class="plain" id="clear" hidden>Clear</button>
          <p class="latency" id="latency"></p>
        </div>
        <ul class="strip" id="strip" aria-label="Pictures" hidden></ul>
        <form class="token" id="token" hidden>
          <label for="secret">This server asks for a token.</label>
          <input type="password" id="secret" autocomplete="off" required>
          <button type="submit" class="primary">Use it</button>
        </form>
        <p class="trouble" id="trouble" role="alert" hidden></p>
      </section>
      <section class="results" id="results" aria-label="Faces" tabindex="-1">
        <h2>Faces <span id="count"></span></h2>
        <p class="hidden" id="spoken" role="status" aria-live="polite"></p>
        <p class="nothing" id="nothing">Each face that is found gets a card here, with the
          probability of every label.</p>
        <ol id="faces"></ol>
      </section>
      <section class="timeline" id="timeline" aria-label="Timeline" hidden>
        <h2>The last minute</h2>
        <ul class="legend" id="legend"></ul>
        <div id="lanes"></div>
      </section>
      <section class="notes" aria-label="About the numbers">
        <article><h2>What a number says</h2><p>How likely the model thinks it that people who label
          photographs would have given the face this label. The numbers of a face add up to
          100&nbsp;%.</p></article>
        <article><h2>What it does not say</h2><p>What somebody feels, thinks or is. An expression is
          not an emotion: people smile out of politeness and cry for joy. Decide nothing about a
          person with it.</p></article>
        <article><h2>Where it goes wrong</h2><p>Small, turned, covered or badly lit faces, and faces
          unlike those it learned from. A short glimpse says less than the timeline.</p></article>
        <article><h2>Where pictures go</h2><p>They go to this server, are worked on in its
          memory and forgotten with the answer. The camera is off until you start it, and stays on
          this page.</p></article>
      </section>
    </main>
    """#
}
