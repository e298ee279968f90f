extension FaceRenderer {
  /// The nose: a lit bridge, a shaded side, wings and nostrils, and wrinkles across its root.
  mutating func paintNose() {
    let wrinkle = units[.noseWrinkler]
    let raised = 0.04 * wrinkle + 0.015 * units[.upperLipRaiser]
    let half = identity.noseHalfWidth + 0.02 * max(wrinkle, units[.lipCornerPuller])
    let tip = identity.noseLevel - raised
    let root = identity.eyeLevel
    // The tip stands before the dome that the canvas turns, and so turns further.
    let leanX = canvas.pose.yaw * 0.45
    let leanY = canvas.pose.pitch * 0.35

    let bridge = FaceBox(x: -0.3...0.3, y: root - 0.05...tip + 0.12)
    canvas.shade(bridge, 0.1) { x, y in
      let t = min(max((y - root) / (tip - root), 0), 1)
      return hill((x - leanX * t) / 0.06) * smoothstep(0, 0.3, t) * smoothstep(tip + 0.1, tip, y)
    }
    canvas.shade(bridge, -0.15) { x, y in
      let t = min(max((y - root) / (tip - root), 0), 1)
      let line = mix(0.07, half * 0.85, t)
      return hill((abs(x - leanX * t) - line) / 0.045) * smoothstep(tip + 0.06, tip - 0.02, y)
    }
    let base = FaceBox(
      x: leanX - half - 0.08...leanX + half + 0.08, y: tip + leanY - 0.12...tip + leanY + 0.14)
    canvas.shade(base, -0.3) { x, y in
      let u = (x - leanX) / half
      return hill((y - tip - leanY - 0.05 + 0.03 * u * u) / 0.035) * hill(u / 1.25)
    }
    canvas.paint(base, tone: identity.skin * 0.22, opacity: 0.85, softness: 0.02) { x, y in
      let u = (abs(x - leanX) - half * 0.5) / 0.04
      let v = (y - tip - leanY - 0.035) / 0.022
      return ((u * u + v * v).squareRoot() - 1) * 0.025
    }
    canvas.shade(base, -0.3 - 0.2 * wrinkle) { x, y in
      hill((abs(x - leanX) - half) / 0.03) * hill((y - tip - leanY) / 0.07)
    }

    let creases = FaceBox(x: -0.2...0.2, y: root - 0.06...root + 0.2)
    canvas.shade(creases, -0.5 * wrinkle) { x, y in
      let sag = y - root - 0.5 * x * x
      return hill(x / 0.15)
        * (hill((sag - 0.01) / 0.025) + hill((sag - 0.075) / 0.025) + hill((sag - 0.14) / 0.025))
    }
  }
}
