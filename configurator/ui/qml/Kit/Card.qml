// A white sheet on the paper.
import QtQuick

Rectangle {
    color: Tokens.card
    radius: Tokens.radiusLarge
    border.width: Tokens.stroke
    border.color: Tokens.line
}
