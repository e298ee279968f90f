import MienImage
import MienVision

do {
  let picture = try Image.decode(path: CommandLine.arguments.dropFirst().first ?? "photo.jpg")
  for face in try Analyzer().analyze(picture) {
    print(face.top.label, face.top.probability, face.box)
  }
} catch { print(error) }
