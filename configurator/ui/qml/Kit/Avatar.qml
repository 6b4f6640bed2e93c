// A person's disc: the first letter of the name they gave, or a guest's figure.
import QtQuick

Rectangle {
    id: avatar

    property string name: ""
    property real size: Tokens.touch

    width: size
    height: size
    radius: size / 2
    color: Tokens.tint
    border.width: Tokens.theme === "contrast" ? Tokens.stroke : 0
    border.color: Tokens.edge
    Label {
        anchors.centerIn: parent
        text: avatar.name.length > 0 ? avatar.name.charAt(0).toUpperCase() : ""
        font.pixelSize: avatar.size * 0.45
        color: Tokens.accent
        strong: true
    }
    Icon { anchors.centerIn: parent; name: avatar.name === "" ? "guest" : ""; size: avatar.size * 0.5; color: Tokens.accent }
}
