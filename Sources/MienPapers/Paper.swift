#if Training
  import MienReport

  /// The publications whose experiments Mien repeats.
  public enum Paper: String, CaseIterable, Sendable {
    case li, bodapati, leaky
    case threeNets = "three-nets"

    var record: Reproduction.Paper {
      switch self {
      case .li:
        .init(
          key: rawValue,
          title:
            "Facial Emotion Recognition and Impact Analysis of Iteration Based on Convolutional "
            + "Neural Networks",
          authors: "Anna Li", venue: "DAML 2023, pages 5 to 9")
      case .bodapati:
        .init(
          key: rawValue,
          title: "Deep Learning-Based Facial Emotion Recognition with Optimized CNN",
          authors: "Jyostna Devi Bodapati, Bhavya Sri Maturi, Sai Ramya Tanneru",
          venue: "Vignan's University, Guntur")
      case .leaky:
        .init(
          key: rawValue,
          title: "Seven expressions of FER2013 with a lightweight CNN of LeakyReLU",
          authors: "not named in the text at hand", venue: "a manuscript without a title page")
      case .threeNets:
        .init(
          key: rawValue,
          title: "Emotion Recognition in Facial Images using Convolutional Neural Networks",
          authors: "not named in the text at hand", venue: "a course report")
      }
    }
  }

  /// How much of a paper is repeated.
  public enum Extent: String, CaseIterable, Sendable {
    /// What fits twenty minutes on two cores; the page says what was cut.
    case quick
    /// What the paper did.
    case full
  }
#endif
