/// What the bytes of one coded item say of the pictures in them, whatever the boxes around them say.
struct CodedPictures {
  /// Columns and rows of a picture that no other exceeds in either; 0 where none has told its size.
  private(set) var (width, height) = (0, 0)
  /// How many are decoded at most; hidden ones cost as much as the one that is shown.
  var count = 0
  /// Whether a sample has more than 8 bits.
  private(set) var isWide = false

  mutating func note(width: Int, height: Int) {
    self.width = max(self.width, width)
    self.height = max(self.height, height)
  }

  mutating func note(isWide: Bool) {
    if isWide { self.isWide = true }
  }
}
