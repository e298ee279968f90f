import MienCore
import Testing

/// Expected numbers are printed by `Golden/make_random.py`.
@Suite struct SeededGeneratorTests {
  struct Golden: Sendable, CustomTestStringConvertible {
    let start: UInt64
    let numbers: [UInt64]

    var testDescription: String { "\(start)" }
  }

  static let seeds = [
    Golden(
      start: 0,
      numbers: [
        16_294_208_416_658_607_535, 7_960_286_522_194_355_700, 487_617_019_471_545_679,
        17_909_611_376_780_542_444, 1_961_750_202_426_094_747,
      ]),
    Golden(
      start: 1_234_567,
      numbers: [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ]),
    Golden(
      start: .max,
      numbers: [
        16_490_336_266_968_443_936, 16_834_447_057_089_888_969, 4_048_727_598_324_417_001,
        7_862_637_804_313_477_842, 13_015_481_187_462_834_606,
      ]),
  ]

  @Test(arguments: seeds)
  func numbersAreThoseOfSplitMix64(golden: Golden) {
    var generator = SeededGenerator(seed: golden.start)
    #expect(golden.numbers.map { _ in generator.next() } == golden.numbers)
  }

  static let streams = [
    Golden(
      start: 0,
      numbers: [6_332_618_229_526_065_668, 17_630_415_256_238_047_317, 8_971_565_426_155_258_802]),
    Golden(
      start: 1,
      numbers: [13_564_938_878_604_025_246, 2_662_432_039_228_513_455, 12_749_605_748_884_569_646]),
    Golden(
      start: .max,
      numbers: [1_201_214_766_867_950_128, 4_671_189_887_609_717_199, 16_859_639_151_885_664_166]),
  ]

  @Test(arguments: streams)
  func streamsBeginWhereTheyAlwaysDid(golden: Golden) {
    var generator = SeededGenerator(seed: 42, stream: golden.start)
    #expect(golden.numbers.map { _ in generator.next() } == golden.numbers)
  }

  @Test func drawsAreGolden() {
    var uniform = SeededGenerator(seed: 7)
    for want in [
      0.3898297483912715, 0.01678829452815611, 0.9007606806068834, 0.5829302930280781,
    ] {
      #expect(uniform.uniform() == want)
    }
    // The last digits of logarithm and cosine are the C library's own.
    var normal = SeededGenerator(seed: 7)
    for want in [
      0.9884743323187353, -1.8642558067312274, 0.00392020721518934, -0.5292707004741914,
    ] {
      #expect(abs(normal.normal() - want) < 1e-14)
    }
  }

  @Test func stateTakesADrawUpAgain() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<10 { _ = generator.next() }
    var resumed = SeededGenerator(seed: generator.state)
    #expect((0..<10).map { _ in resumed.next() } == (0..<10).map { _ in generator.next() })
    #expect(resumed == generator)
  }

  /// Neighbouring streams and seeds share no number and do not go together.
  @Test func streamsAreIndependent() {
    func draws(_ seed: UInt64, _ stream: UInt64) -> [UInt64] {
      var generator = SeededGenerator(seed: seed, stream: stream)
      return (0..<2000).map { _ in generator.next() }
    }
    let families = [draws(1, 0), draws(1, 1), draws(1, 2), draws(2, 0), draws(0, 1), draws(3, 1)]
    #expect(Set(families.joined()).count == 6 * 2000)
    for (index, first) in families.enumerated() {
      for second in families[(index + 1)...] {
        let correlation =
          zip(first, second).map { centred($0) * centred($1) }.reduce(0, +) / 2000 * 12
        // Independent draws give 0 with a deviation of 1 / sqrt(2000) = 0.022.
        #expect(abs(correlation) < 0.1)
      }
    }
  }

  private func centred(_ number: UInt64) -> Double {
    Double(number >> 11) * 0x1p-53 - 0.5
  }

  @Test func momentsAreThoseOfTheDistributions() {
    var generator = SeededGenerator(seed: 11)
    let count = 50_000
    let uniform = (0..<count).map { _ in generator.uniform() }
    #expect(uniform.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(abs(uniform.reduce(0, +) / Double(count) - 0.5) < 0.006)
    let normal = (0..<count).map { _ in generator.normal() }
    #expect(abs(normal.reduce(0, +) / Double(count)) < 0.02)
    #expect(abs(normal.reduce(0) { $0 + $1 * $1 } / Double(count) - 1) < 0.03)
    let beyondTwo = Double(normal.count { abs($0) > 2 }) / Double(count)
    #expect(abs(beyondTwo - 0.0455) < 0.005)
  }
}
