#if Vision
  import Hummingbird
  import MienVision

  /// The shape of an answer: Mien's own, or that of a program whose users send requests.
  enum AnswerFormat: String, CaseIterable {
    case mien
    case fer
    case deepface

    /// - Parameter request: Says it as `?format=…`; Mien's own where it does not.
    /// - Throws: ``Problem`` 400 for a shape that is not known.
    init(_ request: Request) throws(Problem) {
      let name = request.uri.queryParameters["format"].map(String.init) ?? Self.mien.rawValue
      guard let format = Self(rawValue: name) else {
        throw Problem(.badRequest, "the parameter format is mien, fer or deepface")
      }
      self = format
    }

    /// One JSON document.
    ///
    /// - Parameter isSingle: Whether the body was one picture: peers then get the list of its faces,
    ///   and otherwise a list of such lists.
    func text(
      _ answers: [PictureAnswer], isSingle: Bool, model: String, milliseconds: Double
    ) -> String {
      switch self {
      case .mien:
        let json: JSON = [
          "images": .array(answers.map(\.json)), "model": .string(model),
          "milliseconds": .rounded(milliseconds, digits: 2),
        ]
        return json.text
      case .fer: return Self.lists(answers, isSingle, PeerJSON.fer)
      case .deepface: return Self.lists(answers, isSingle, PeerJSON.deepface)
      }
    }

    private static func lists(
      _ answers: [PictureAnswer], _ isSingle: Bool, _ text: (Analysis) -> String
    ) -> String {
      let lists = answers.map { text(Analysis(image: "", faces: $0.faces)) }.joined(separator: ",")
      return isSingle ? lists : "[\(lists)]"
    }
  }
#endif
