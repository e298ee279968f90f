extension SyntheticFaces {
  /// Which expressions the faces show.
  ///
  /// Each case has the classes of the one before it, under the same numbers, and more.
  public enum Classes: String, CaseIterable, Sendable {
    /// The seven of ``LabelSet/fer2013``.
    case fer2013
    /// Those and contempt, as in AffectNet-HQ.
    case affectNetHQ = "affectnet-hq"
    /// Thirteen, as many as FER-Tiny has.
    ///
    /// Which these are is not published. Confused, excited, pained, sleepy and winking are invented
    /// here, because action units can draw them: figures on them say how a network learns thirteen
    /// classes, and nothing about FER-Tiny.
    case ferTiny = "fer-tiny"

    public var labels: LabelSet {
      let names = LabelSet.fer2013.names
      return switch self {
      case .fer2013: .fer2013
      case .affectNetHQ: LabelSet(names + ["contempt"])
      case .ferTiny:
        LabelSet(names + ["contempt", "confused", "excited", "pained", "sleepy", "winking"])
      }
    }
  }
}
