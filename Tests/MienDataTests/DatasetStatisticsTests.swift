import Foundation
import MienData
import Testing

@Suite struct DatasetStatisticsTests {
  @Test func countsAndMomentsBySplitAndClass() throws {
    let dataset = FaceDataset(
      labels: LabelSet(["a", "b"]), height: 1, width: 2, labelIndices: [0, 1, 0, -1],
      splitNames: ["train", "test", "empty"], splitIndices: [0, 0, 0, 1], source: "test",
      pixels: [0, 255, 51, 51, 102, 102, 255, 0])
    let statistics = DatasetStatistics(of: dataset)
    #expect(statistics.count == 4)
    let train = statistics.splits[0]
    #expect(train.count == 3 && train.unlabelled == 0)
    // x/255 is 0, 1, 0.2, 0.2, 0.4, 0.4.
    #expect(abs(train.mean - 2.2 / 6) < 1e-12)
    #expect(abs(train.std - (1.4 / 6 - (2.2 / 6) * (2.2 / 6)).squareRoot()) < 1e-12)
    #expect(train.classes.map(\.label) == ["a", "b"])
    #expect(train.classes.map(\.count) == [2, 1])
    #expect(abs(train.classes[0].mean - 0.45) < 1e-12)
    #expect(abs(train.classes[1].mean - 0.2) < 1e-12)
    #expect(train.classes[1].std < 1e-7)
    let test = statistics.splits[1]
    #expect(test.count == 1 && test.unlabelled == 1)
    #expect(abs(test.mean - 0.5) < 1e-12)
    #expect(abs(test.std - 0.5) < 1e-12)
    let empty = statistics.splits[2]
    #expect(empty.count == 0 && empty.mean == 0 && empty.std == 0)
    let json = try JSONEncoder().encode(statistics)
    #expect(try JSONDecoder().decode(DatasetStatistics.self, from: json) == statistics)
  }

  @Test func manyPicturesAgreeWithTheDefinition() {
    let dataset = Fixture.dataset(3000)
    let train = DatasetStatistics(of: dataset).splits[0]
    let values = dataset.splitIndices.indices.filter { dataset.splitIndices[$0] == 0 }
      .flatMap(dataset.picture).map { Double($0) / 255 }
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    #expect(train.count == 1500)
    #expect(abs(train.mean - mean) < 1e-9)
    #expect(abs(train.std - variance.squareRoot()) < 1e-9)
  }
}
