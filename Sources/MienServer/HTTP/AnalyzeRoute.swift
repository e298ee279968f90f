#if Vision
  import Foundation
  import Hummingbird
  import MienCore
  import MienImage
  import MienVision

  /// `POST /v1/analyze`: from a request's body to the faces of its pictures.
  struct AnalyzeRoute: Sendable {
    /// What was answered, with what the log and the metrics tell of it.
    struct Answer {
      let response: Response
      let pictures: Int
      let faces: Int
    }

    let model: String
    let options: ServerOptions
    let admission: Admission
    let decoding: DecodeStage
    let owner: ModelOwner

    /// - Throws: ``Problem``, or `CancellationError` when the client left before the answer.
    func answer(_ request: Request, for client: ClientPresence) async throws -> Answer {
      do {
        return try await answerAtOnce(request, for: client)
      } catch let problem as Problem where problem.isBusy {
        // Clients that ask again at once would take the cores from those whose turn it is: 400
        // connections that were refused without a pause left nothing for the model (measured).
        try await client.whilePresent { try await Task.sleep(for: options.refusalPause) }
        throw problem
      }
    }

    private func answerAtOnce(
      _ request: Request, for client: ClientPresence
    ) async throws -> Answer {
      let format = try AnswerFormat(request)
      let body = try PictureBody(contentType: request.headers[.contentType])
      guard !admission.isFull else { throw Problem.busy }
      let reservation = Admission.Reservation(admission)
      defer { reservation.release() }
      let reader = BodyReader(maxBytes: options.maxBody)
      let data = try await reader.read(request, reservation)
      try admission.enter()
      defer { admission.leave() }

      let start = ContinuousClock.now
      let pictures = try body.pictures(data, maxCount: options.maxPictures)
      let deadline = start.advanced(by: options.timeout)
      let answers = try await client.whilePresent { try await faces(in: pictures, deadline) }
      let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
      let text = format.text(
        answers, isSingle: body == .raw, model: model, milliseconds: milliseconds)
      return Answer(
        response: .text(text, type: "application/json"), pictures: answers.count,
        faces: answers.reduce(0) { $0 + $1.faces.count })
    }

    private func faces(
      in pictures: [Data], _ deadline: ContinuousClock.Instant
    ) async throws -> [PictureAnswer] {
      try await withThrowingTaskGroup(of: (Int, PictureAnswer).self) { group in
        for (index, picture) in pictures.enumerated() {
          await owner.announce()
          group.addTask { (index, try await faces(in: picture, index, deadline)) }
        }
        var answers: [(Int, PictureAnswer)] = []
        for try await answer in group { answers.append(answer) }
        return answers.sorted { $0.0 < $1.0 }.map(\.1)
      }
    }

    private func faces(
      in data: Data, _ index: Int, _ deadline: ContinuousClock.Instant
    ) async throws -> PictureAnswer {
      let image: Image
      do {
        image = try await decoding.decode(data, name: "picture \(index)", deadline: deadline)
      } catch {
        await owner.withdraw()
        guard let error = error as? MienError else { throw error }
        throw Problem(.unprocessableContent, error.description, image: index)
      }
      let faces: [Face]
      do {
        faces = try await owner.faces(in: image, deadline: deadline)
      } catch {
        await decoding.release(image)
        throw error
      }
      await decoding.release(image)
      return PictureAnswer(
        width: image.width, height: image.height, faces: Array(faces.prefix(options.maxFaces)))
    }
  }

  /// The answer about one picture.
  struct PictureAnswer: Sendable {
    let width: Int
    let height: Int
    let faces: [Face]

    var json: JSON {
      [
        "width": .integer(width), "height": .integer(height),
        "faces": .array(faces.map { .written(AnalysisJSON.text(face: $0)) }),
      ]
    }
  }
#endif
