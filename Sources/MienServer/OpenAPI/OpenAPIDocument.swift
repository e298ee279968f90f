#if Vision
  /// The description of the server's API that it serves at `/openapi.json` (OpenAPI 3.1).
  enum OpenAPIDocument {
    /// - Parameter isGuarded: Whether `/v1/…` and `/metrics` ask for a bearer token.
    static func json(isGuarded: Bool) -> JSON {
      var components: [(key: String, value: JSON)] = [("schemas", OpenAPISchemas.json)]
      if isGuarded {
        components.append(
          ("securitySchemes", ["token": ["type": "http", "scheme": "bearer"]]))
      }
      return [
        "openapi": "3.1.0",
        "info": [
          "title": "Mien", "version": "1",
          "summary": "Finds faces in pictures and tells how their expressions would be labelled.",
          "description": .string(
            "Probabilities say how the model would label an expression, not what a person feels. "
              + "Pictures are worked on in memory and never stored."),
          "license": ["name": "MIT", "identifier": "MIT"],
        ],
        "servers": [["url": "/"]],
        "paths": paths(isGuarded: isGuarded),
        "components": .object(components),
      ]
    }

    private static func paths(isGuarded: Bool) -> JSON {
      [
        "/v1/analyze": [
          "post": operation(
            "analyze", "The faces of one or more pictures.", isGuarded: isGuarded,
            parameters: [format], requestBody: requestBody,
            answers: [
              (
                "200",
                content(
                  "The faces, picture by picture.",
                  [
                    "anyOf": [
                      schema("Analysis"), schema("FerAnalysis"), schema("DeepFaceAnalysis"),
                    ]
                  ])
              )
            ],
            problems: ["400", "403", "408", "413", "415", "422", "500", "503"])
        ],
        "/v1/model": [
          "get": operation(
            "model", "The model that answers.", isGuarded: isGuarded,
            answers: [("200", content("Labels, input, figures, provenance.", schema("Model")))],
            problems: ["403"])
        ],
        "/healthz": [
          "get": operation(
            "health", "Whether the process is alive.",
            answers: [("200", content("It is.", schema("Status")))], problems: ["403"])
        ],
        "/readyz": [
          "get": operation(
            "readiness", "Whether new requests are welcome.",
            answers: [("200", content("They are.", schema("Status")))], problems: ["403", "503"])
        ],
        "/metrics": [
          "get": operation(
            "metrics", "Counters in Prometheus' text format.", isGuarded: isGuarded,
            answers: [("200", text("Counters.", "text/plain"))], problems: ["403"])
        ],
        "/openapi.json": [
          "get": operation(
            "description", "This document.",
            answers: [("200", content("OpenAPI 3.1.", ["type": "object"]))], problems: ["403"])
        ],
        "/": [
          "get": operation(
            "page", "A page to try the model with pictures and a camera.",
            answers: [("200", text("The page.", "text/html"))], problems: [])
        ],
      ]
    }

    private static func operation(
      _ id: String, _ summary: String, isGuarded: Bool = false, parameters: [JSON] = [],
      requestBody: JSON? = nil,
      answers: [(key: String, value: JSON)], problems: [String]
    ) -> JSON {
      var members: [(key: String, value: JSON)] = [
        ("operationId", .string(id)), ("summary", .string(summary)),
      ]
      if !parameters.isEmpty { members.append(("parameters", .array(parameters))) }
      if let requestBody { members.append(("requestBody", requestBody)) }
      if isGuarded { members.append(("security", [["token": []]])) }
      let refusals = (isGuarded ? ["401"] : []) + problems + ["421"]
      members.append(
        ("responses", .object(answers + refusals.sorted().map { ($0, problem($0)) })))
      return .object(members)
    }

    private static let format: JSON = [
      "name": "format", "in": "query", "required": false,
      "description":
        "The answer's shape: Mien's, or what the Python packages fer and deepface return.",
      "schema": [
        "type": "string", "default": "mien",
        "enum": .array(AnswerFormat.allCases.map { .string($0.rawValue) }),
      ],
    ]

    private static let requestBody: JSON = [
      "required": true,
      "content": [
        "image/*": ["schema": picture],
        "application/octet-stream": ["schema": picture],
        "multipart/form-data": [
          "schema": [
            "type": "object", "required": ["images"],
            "properties": ["images": ["type": "array", "minItems": 1, "items": picture]],
            "additionalProperties": picture,
          ]
        ],
        "application/json": ["schema": schema("Base64Pictures")],
      ],
    ]

    /// JPEG, PNG, WebP, GIF, TIFF or HEIF, as a file.
    private static let picture: JSON = [
      "type": "string", "format": "binary", "contentMediaType": "application/octet-stream",
      "description": "A JPEG, PNG, WebP, GIF, TIFF or HEIF file.",
    ]

    private static func schema(_ name: String) -> JSON {
      ["$ref": .string("#/components/schemas/\(name)")]
    }

    private static func content(
      _ description: String, _ schema: JSON, type: String = "application/json"
    ) -> JSON {
      let body: JSON = ["schema": schema]
      return [
        "description": .string(description), "content": JSON.object([(key: type, value: body)]),
      ]
    }

    private static func text(_ description: String, _ type: String) -> JSON {
      content(description, ["type": "string"], type: type)
    }

    private static func problem(_ status: String) -> JSON {
      let problem = content(
        reasons[status] ?? "A problem.", schema("Problem"), type: Problem.mediaType)
      guard status == "503", case .object(let members) = problem else { return problem }
      let headers: JSON = [
        "Retry-After": ["description": "Seconds.", "schema": ["type": "integer"]]
      ]
      return .object(members + [(key: "headers", value: headers)])
    }

    private static let reasons = [
      "400": "The body is empty or broken.",
      "401": "The bearer token is missing or wrong.",
      "403": "A page of another site sent the request.",
      "408": "The body did not arrive in time.",
      "413": "The body, or the number of pictures, is over the server's limit.",
      "415": "The body's media type is none of those that are understood.",
      "421": "The server is called by a name that is not its machine's.",
      "422": "A picture cannot be read, or is over the limit of pixels.",
      "500": "The model failed.",
      "503": "The waiting line is full, or the server is stopping.",
    ]
  }
#endif
