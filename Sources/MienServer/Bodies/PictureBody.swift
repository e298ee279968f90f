#if Vision
  import Foundation
  import MienCore

  /// The three ways to send pictures.
  enum PictureBody: Equatable {
    /// The body is one picture file.
    case raw
    /// Form fields that are files, in their order.
    case multipart(boundary: String)
    /// `{"images": ["…base64…"]}`.
    case json

    /// - Parameter contentType: The request's header; without one the body is taken as one picture.
    /// - Throws: ``Problem`` 400 or 415.
    init(contentType: String?) throws(Problem) {
      guard let contentType else {
        self = .raw
        return
      }
      guard let type = ContentType(contentType) else {
        throw Problem(.badRequest, "the header Content-Type is not a media type")
      }
      switch type.essence {
      case "application/json": self = .json
      case "application/octet-stream": self = .raw
      case "multipart/form-data":
        guard let boundary = type.parameters["boundary"] else {
          throw Problem(.badRequest, "the header Content-Type names no boundary")
        }
        self = .multipart(boundary: boundary)
      case _ where type.isImage: self = .raw
      default:
        throw Problem(
          .unsupportedMediaType,
          "send a picture (image/*), multipart/form-data with picture files, or application/json",
          headers: [.accept: "image/*, multipart/form-data, application/json"])
      }
    }

    /// The encoded pictures, at least one.
    ///
    /// - Throws: ``Problem`` 400, 413 or 422 that says what is wrong with the body.
    func pictures(_ body: Data, maxCount: Int) throws(Problem) -> [Data] {
      guard !body.isEmpty else { throw Problem(.badRequest, "the body is empty") }
      let pictures: [Data]
      switch self {
      case .raw: pictures = [body]
      case .multipart(let boundary):
        let parts = try Multipart(body, boundary: boundary, maxParts: maxCount).parts
        pictures = try Self.files(parts)
      case .json: pictures = try Self.decode(json: body, maxCount: maxCount)
      }
      guard !pictures.isEmpty else {
        throw Problem(.unprocessableContent, "the request has no picture")
      }
      return pictures
    }

    private static func files(_ parts: [Multipart.Part]) throws(Problem) -> [Data] {
      for part in parts where !part.isFile && part.type?.isImage != true {
        throw Problem(
          .unprocessableContent, "the form has a field that is not a picture file; send files only")
      }
      return parts.map(\.content)
    }

    private struct Images: Decodable {
      let images: [String]
    }

    private static func decode(json body: Data, maxCount: Int) throws(Problem) -> [Data] {
      let tooMany = Problem(.contentTooLarge, "the request has more than \(maxCount) pictures")
      // A comma ends every picture but the last, and data URLs have one of their own. Decoding takes
      // many times the memory of a body of nothing but commas.
      guard body.count(where: { $0 == UInt8(ascii: ",") }) < 2 * maxCount + 16 else {
        throw tooMany
      }
      if let complaint = UntrustedJSON.complaint(about: body) {
        throw Problem(.badRequest, "the body \(complaint)")
      }
      let images: [String]
      do {
        images = try JSONDecoder().decode(Images.self, from: body).images
      } catch DecodingError.dataCorrupted {
        throw Problem(.badRequest, "the body is not JSON")
      } catch {
        throw Problem(
          .unprocessableContent, "the body is not {\"images\": [\"…a picture in base64…\", …]}")
      }
      guard images.count <= maxCount else { throw tooMany }
      var pictures: [Data] = []
      for (index, text) in images.enumerated() {
        guard let picture = Data(base64Encoded: base64(text)), !picture.isEmpty else {
          throw Problem(.unprocessableContent, "picture \(index) is not base64", image: index)
        }
        pictures.append(picture)
      }
      return pictures
    }

    /// What a browser's data URL carries, or the text itself.
    private static func base64(_ text: String) -> String {
      guard text.hasPrefix("data:"), let comma = text.firstIndex(of: ",") else { return text }
      return String(text[text.index(after: comma)...])
    }
  }
#endif
