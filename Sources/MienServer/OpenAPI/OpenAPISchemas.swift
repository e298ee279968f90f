/// The shapes that the API's bodies have.
enum OpenAPISchemas {
  static let json: JSON = [
    "Analysis": object(
      ["images", "model", "milliseconds"],
      [
        "images": ["type": "array", "minItems": 1, "items": reference("Picture")],
        "model": ["type": "string"],
        "milliseconds": number("From the body's end to the answer.", minimum: 0),
      ]),
    "FerAnalysis": peers(
      "Answer of format=fer",
      object(
        ["box", "emotions"],
        [
          "box": list(of: ["type": "integer"], "Left, top, width and height in pixels."),
          "emotions": labelled("The probability of each label, to 0.01.", maximum: 1),
        ])),
    "DeepFaceAnalysis": peers(
      "Answer of format=deepface",
      object(
        ["emotion", "dominant_emotion", "region", "face_confidence"],
        [
          "emotion": labelled("The probability of each label in percent.", maximum: 100),
          "dominant_emotion": ["type": "string"],
          "region": object(
            ["x", "y", "w", "h", "left_eye", "right_eye"],
            [
              "x": ["type": "integer"], "y": ["type": "integer"], "w": ["type": "integer"],
              "h": ["type": "integer"], "left_eye": point, "right_eye": point,
            ]),
          "face_confidence": number("How sure the detector is.", minimum: 0, maximum: 1),
        ])),
    "Picture": object(
      ["width", "height", "faces"],
      [
        "width": integer("Pixels of the upright picture.", minimum: 1),
        "height": integer("Pixels of the upright picture.", minimum: 1),
        "faces": list(of: reference("Face")),
      ]),
    "Face": object(
      ["box", "score", "landmarks", "emotions", "top"],
      [
        "box": [
          "type": "array", "minItems": 4, "maxItems": 4, "items": ["type": "number"],
          "description": "Left, top, width and height in pixels.",
        ],
        "score": number("How sure the detector is.", minimum: 0, maximum: 1),
        "landmarks": list(
          of: list(of: ["type": "number"]),
          "Left eye, right eye, nose tip, corners of the mouth: x and y in pixels."),
        "emotions": labelled("The probability of each label; together 1.", maximum: 1),
        "top": ["type": "string", "description": "The most probable label."],
      ]),
    "Model": object(
      ["name", "labels", "input", "temperature", "scores", "provenance"],
      [
        "name": ["type": "string"],
        "labels": list(of: ["type": "string"]),
        "input": object(
          ["width", "height", "channels"],
          [
            "width": integer("", minimum: 1), "height": integer("", minimum: 1),
            "channels": integer("1 grey, 3 colour.", minimum: 1),
          ]),
        "temperature": number("What logits are divided by.", minimum: 0),
        "scores": ["type": "object", "additionalProperties": ["type": "number"]],
        "provenance": ["type": "object", "additionalProperties": ["type": "string"]],
      ]),
    "Status": object(["status"], ["status": ["type": "string"]]),
    "Base64Pictures": object(
      ["images"],
      [
        "images": [
          "type": "array", "minItems": 1,
          "items": [
            "type": "string", "contentEncoding": "base64",
            "description": "A picture file in base64, or a data: URL of one.",
          ],
        ]
      ]),
    "Problem": object(
      ["type", "title", "status", "detail"],
      [
        "type": ["type": "string"], "title": ["type": "string"],
        "status": ["type": "integer"], "detail": ["type": "string"],
        "image": integer("Which picture of the request, from 0.", minimum: 0),
      ]),
  ]

  private static func reference(_ name: String) -> JSON {
    ["$ref": .string("#/components/schemas/\(name)")]
  }

  private static func object(_ required: [String], _ properties: JSON) -> JSON {
    [
      "type": "object", "required": .array(required.map { .string($0) }),
      "properties": properties,
    ]
  }

  /// The faces of the one picture that was the body, or a list of such lists.
  private static func peers(_ description: String, _ face: JSON) -> JSON {
    described(
      ["anyOf": [list(of: face), list(of: list(of: face))]],
      "\(description): the faces of the picture that was the body, or a list of such lists.")
  }

  private static func list(of items: JSON, _ description: String = "") -> JSON {
    described(["type": "array", "items": items], description)
  }

  private static func labelled(_ description: String, maximum: Double) -> JSON {
    described(
      ["type": "object", "additionalProperties": number("", minimum: 0, maximum: maximum)],
      description)
  }

  private static let point: JSON = [
    "anyOf": [list(of: ["type": "integer"], "x and y in pixels."), ["type": "null"]]
  ]

  private static func integer(_ description: String, minimum: Int) -> JSON {
    described(["type": "integer", "minimum": .integer(minimum)], description)
  }

  private static func number(
    _ description: String, minimum: Double, maximum: Double? = nil
  ) -> JSON {
    var members: [(key: String, value: JSON)] = [("type", "number"), ("minimum", .number(minimum))]
    if let maximum { members.append(("maximum", .number(maximum))) }
    return described(.object(members), description)
  }

  private static func described(_ schema: JSON, _ description: String) -> JSON {
    guard !description.isEmpty, case .object(let members) = schema else { return schema }
    return .object(members + [("description", .string(description))])
  }
}
