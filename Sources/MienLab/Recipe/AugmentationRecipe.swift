/// How each picture is changed before the network sees it, anew in every epoch. 0 switches a change off.
public struct AugmentationRecipe: Codable, Equatable, Sendable {
  /// Probability of a mirrored picture, 0 to 1.
  public var flip = 0.0
  /// Largest turn either way, in degrees, 0 to 180.
  public var rotation = 0.0
  /// Largest shift along each axis, as a share of the picture's size, 0 to 1.
  public var shift = 0.0
  /// Largest change of scale either way: 0.1 draws from 0.9 to 1.1, at most 0.9.
  public var zoom = 0.0
  /// Largest horizontal shear either way, in degrees, at most 80.
  public var shear = 0.0
  /// Largest change of brightness either way, as a share of white, 0 to 1.
  public var brightness = 0.0
  /// Largest change of contrast around the picture's mean: 0.2 draws from 0.8 to 1.2, 0 to 1.
  public var contrast = 0.0
  /// Pixels a side of a square cut out of the picture at a random place; only networks without a dense layer over
  /// places learn from smaller pictures than they judge. 0 shows whole pictures.
  public var crop = 0
  /// Probability of a rectangle blanked with the mean grey, 0 to 1 (Zhong et al. 2017).
  public var erasing = 0.0
  /// Largest area of that rectangle as a share of the picture, above 0.02, at most 1.
  public var erasingArea = 0.33

  /// Alpha of mixup: shares of two pictures laid over each other come from Beta(alpha, alpha); 0 to 10.
  public var mixup = 0.0
  /// Alpha of CutMix: shares of two pictures of which one is pasted into the other; 0 to 10.
  public var cutmix = 0.0
  /// Probability that mixup or CutMix changes a picture, 0 to 1; the others are shown as they are.
  public var mixProbability = 1.0
  /// Whether pictures that are not mixed stay as they are in all else, too, but for ``flip`` and ``crop``.
  public var plainUnmixed = false

  /// Whether pictures are mixed at all.
  var mixes: Bool { mixup > 0 || cutmix > 0 }

  enum CodingKeys: String, CodingKey {
    case flip, rotation, shift, zoom, shear, brightness, contrast, crop, erasing, mixup, cutmix
    case erasingArea = "erasing_area"
    case mixProbability = "mix_probability"
    case plainUnmixed = "plain_unmixed"
  }
}
