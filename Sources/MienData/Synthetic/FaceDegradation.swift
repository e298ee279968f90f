import MienCore

/// What the camera does to the picture: exposure, contrast, tone curve, blur and noise.
struct FaceDegradation: Equatable, Sendable {
  var exposure: Float
  var contrast: Float
  /// Bends the tone curve: below 0 dark, above 0 bright middle tones; ends stay.
  var bend: Float
  /// Width of the blur in parts of the picture's side.
  var blur: Float
  /// Standard deviation of the noise, where 1 is from black to white.
  var noise: Float

  init(from generator: inout SeededGenerator) {
    exposure = generator.bell(0.06)
    contrast = generator.draw(0.8...1.15)
    bend = generator.bell(0.35)
    blur = generator.draw(0...0.024)
    noise = generator.draw(0.003...0.022)
  }

  /// Turns tones to pixels, 0 black to 255 white; the noise comes from `generator`.
  func develop(_ tones: [Float], size: Int, with generator: inout SeededGenerator) -> [UInt8] {
    var tones = blur * Float(size) > 1 ? blurred(tones, size: size) : tones
    // A rational curve through 0 and 1 with slope `rise` at 0, in place of a power.
    let rise = bend < 0 ? 1 / (1 - bend) : 1 + bend
    for index in tones.indices {
      let x = min(max(tones[index], 0), 1)
      let curved = rise * x / (1 + (rise - 1) * x)
      tones[index] = 0.5 + (curved - 0.5) * contrast + exposure
    }
    return [UInt8](unsafeUninitializedCapacity: tones.count) { pixels, count in
      for index in tones.indices {
        let tone = tones[index] + generator.bell(noise)
        pixels[index] = UInt8(min(max(tone * 255 + 0.5, 0), 255))
      }
      count = tones.count
    }
  }

  /// Averages over a window of `blur` times the side, rows first, then columns.
  private func blurred(_ tones: [Float], size: Int) -> [Float] {
    let rows = averaged(tones, size: size, step: 1, line: size)
    return averaged(rows, size: size, step: size, line: 1)
  }

  /// One direction of the blur: `step` is the distance of neighbours, `line` that of parallel
  /// lines.
  private func averaged(_ tones: [Float], size: Int, step: Int, line: Int) -> [Float] {
    let reach = (blur * Float(size) - 1) / 2
    let whole = Int(reach)
    let part = reach - Float(whole)
    let norm = 1 / (1 + 2 * reach)
    var result = tones
    for start in stride(from: 0, to: size * line, by: line) {
      for place in 0..<size {
        func tone(_ offset: Int) -> Float {
          tones[start + min(max(place + offset, 0), size - 1) * step]
        }
        var sum = tone(0) + part * (tone(-whole - 1) + tone(whole + 1))
        for offset in 0..<whole { sum += tone(-offset - 1) + tone(offset + 1) }
        result[start + place * step] = sum * norm
      }
    }
    return result
  }
}
