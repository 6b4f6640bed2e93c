// Work that takes a moment: three calm dots, still in reduced motion.
pragma ComponentBehavior: Bound
import QtQuick

Row {
    id: busy
    property bool on: false
    visible: on
    spacing: Tokens.s2
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("One moment")
    Repeater {
        model: 3
        Rectangle {
            id: dot
            required property int index
            width: 14 * Tokens.unit
            height: width
            radius: width / 2
            color: Tokens.accent
            opacity: 0.35
            SequentialAnimation on opacity {
                running: busy.on && Tokens.motion
                loops: Animation.Infinite
                PauseAnimation { duration: dot.index * 180 }
                NumberAnimation { to: 1; duration: 240 }
                NumberAnimation { to: 0.35; duration: 240 }
                PauseAnimation { duration: (2 - dot.index) * 180 + 200 }
            }
        }
    }
}
