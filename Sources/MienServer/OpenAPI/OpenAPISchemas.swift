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
    "PeerAnalysis": [
      "type": "array",
      "description":
        "For fer and deepface: the faces of the one picture that was the body, or a list of such lists.",
      "items": ["type": ["object", "array"]],
    ],
    "Picture": object(
      ["width", "height", "faces"],
      [
        "width": integer("Pixels of the upright picture.", minimum: 1),
        "height": integer("Pixels of the upright picture.", minimum: 1),
        "faces": ["type": "array", "items": reference("Face")],
      ]),
    "Face": object(
      ["box", "score", "landmarks", "emotions", "top"],
      [
        "box": [
          "type": "array", "minItems": 4, "maxItems": 4, "items": ["type": "number"],
          "description": "Left, top, width and height in pixels.",
        ],
        "score": number("How sure the detector is.", minimum: 0, maximum: 1),
        "landmarks": [
          "type": "array", "items": ["type": "array", "items": ["type": "number"]],
          "description": "Left eye, right eye, nose tip, corners of the mouth: x and y in pixels.",
        ],
        "emotions": [
          "type": "object", "additionalProperties": number("", minimum: 0, maximum: 1),
          "description": "The probability of each label; together 1.",
        ],
        "top": ["type": "string", "description": "The most probable label."],
      ]),
    "Model": object(
      ["name", "labels", "input", "temperature", "scores", "provenance"],
      [
        "name": ["type": "string"],
        "labels": ["type": "array", "items": ["type": "string"]],
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
