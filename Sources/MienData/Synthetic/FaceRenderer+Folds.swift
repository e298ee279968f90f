extension FaceRenderer {
  /// The furrows and bulges that the units press into forehead, cheeks and chin.
  mutating func paintFolds() {
    paintForehead()
    for side: Float in [-1, 1] {
      paintCheek(side)
      paintNasolabialFold(side)
    }
    paintChin()
  }

  /// Level furrows over raised brows, upright ones between lowered brows.
  private mutating func paintForehead() {
    let raised = max(units[.innerBrowRaiser], units[.outerBrowRaiser])
    let lowered = max(units[.browLowerer], 0.5 * units[.noseWrinkler])
    let age = identity.wrinkles
    let brow = identity.eyeLevel - identity.browHeight
    let reach = 0.2 + 0.3 * units[.outerBrowRaiser]
    let forehead = FaceBox(x: -0.55...0.55, y: brow - 0.36...brow - 0.1)
    canvas.shade(forehead, -(0.1 + 0.2 * age) * raised) { x, y in
      let curved = y - brow + 0.06 * x * x
      return hill(x / reach)
        * (hill((curved + 0.2) / 0.035) + hill((curved + 0.29) / 0.035))
    }
    let glabella = FaceBox(x: -0.12...0.12, y: brow - 0.1...brow + 0.18)
    canvas.shade(glabella, -(0.25 + 0.25 * age) * lowered) { x, y in
      hill((abs(x) - 0.035) / 0.03) * hill((y - brow - 0.03) / 0.13)
    }
  }

  /// The cheek that a smile lifts, with crow's feet beside the eye.
  private mutating func paintCheek(_ side: Float) {
    let lifted = max(units[.cheekRaiser, side], 0.8 * units[.lipCornerPuller, side])
    let cheekX = side * (identity.eyeSpacing + 0.1)
    let cheekY = identity.eyeLevel + 0.34
    let box = FaceBox(x: cheekX, y: cheekY, radius: 0.26)
    canvas.shade(box, 0.04 + 0.12 * lifted) { x, y in
      hill((x - cheekX) / 0.22) * hill((y - cheekY) / 0.15)
    }
    let footX = side * (identity.eyeSpacing + identity.eyeHalfWidth + 0.07)
    let footY = identity.eyeLevel
    let feet = FaceBox(x: footX, y: footY, radius: 0.12)
    canvas.shade(feet, -0.3 * units[.cheekRaiser, side]) { x, y in
      let away = abs(y - footY)
      return hill((x - footX) / 0.07)
        * (hill(away / 0.02) + hill((away - 0.05 - 0.3 * abs(x - footX)) / 0.02))
    }
  }

  /// The fold from the wing of the nose around the corner of the mouth.
  private mutating func paintNasolabialFold(_ side: Float) {
    let smile = units[.lipCornerPuller, side]
    let raised = max(units[.upperLipRaiser, side], 0.8 * units[.noseWrinkler, side])
    let depth = 0.08 + 0.1 * identity.wrinkles + 0.25 * max(smile, raised)
    let top = identity.noseLevel - 0.04 - 0.05 * raised
    let bottom = identity.mouthLevel + 0.04
    let startX = identity.noseHalfWidth + 0.05
    let endX = mouth.halfWidth + 0.07
    let bulge = 0.05 * smile
    let box = FaceBox(
      x: (side < 0 ? -0.6 : 0.05)...(side < 0 ? -0.05 : 0.6), y: top - 0.02...bottom + 0.02)
    canvas.shade(box, -depth) { x, y in
      let t = min(max((y - top) / (bottom - top), 0), 1)
      let line = startX + (endX - startX) * t + bulge * 4 * t * (1 - t)
      return hill((side * x - line) / 0.04) * smoothstep(0, 0.15, t) * smoothstep(1, 0.8, t)
    }
  }

  /// The shadow under the lower lip, and the dimpled chin that chin raiser pushes up.
  private mutating func paintChin() {
    let pushed = units[.chinRaiser]
    let lip = mouth.level + mouth.openDown + mouth.lowerLip + 0.05
    let box = FaceBox(x: -0.35...0.35, y: lip - 0.1...lip + 0.3)
    canvas.shade(box, -0.14 - 0.2 * pushed) { x, y in
      hill(x / 0.2) * hill((y - lip - 0.25 * x * x) / 0.06)
    }
    canvas.shade(box, -0.22 * pushed) { x, y in
      hill((abs(x) - 0.09) / 0.06) * hill((y - lip - 0.14) / 0.06)
    }
  }
}
